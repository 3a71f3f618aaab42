import { useParams } from 'wouter';
import { CasePanel } from './case-panel.tsx';

/** The target of every alert link. */
export default function CasePage() {
  const { id = '' } = useParams();
  return (
    <section className="case-page">
      <CasePanel caseId={id} />
    </section>
  );
}
