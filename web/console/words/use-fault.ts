import { ApiProblem } from '../api/problem.ts';
import { useWords } from './use-words.ts';

/** What to say about a deed that was not done, with the number by which our logs know it. */
export function useFault(): (error: unknown) => string {
  const { errors } = useWords();
  return (error) => {
    if (!(error instanceof ApiProblem)) return errors.failed;
    if (error.isSilence) return errors.noAnswer;
    if (error.status === 403) return errors.forbidden;
    const detail = error.errors[0]?.detail;
    return [errors.failed, ...(detail ? [detail] : []), ...(error.reference ? [errors.reference(error.reference)] : [])].join(' ');
  };
}
