import { ApiProblem } from '../api/problem.ts';
import { useWords } from './use-words.ts';

/** What to say about a deed that was not done, with the number by which our logs know it. */
export function useFault(): (error: unknown, otherwise?: string) => string {
  const { errors } = useWords();
  return (error, otherwise = errors.failed) => {
    if (!(error instanceof ApiProblem)) return otherwise;
    if (error.isSilence) return errors.noAnswer;
    if (error.status === 403) return errors.forbidden;
    const detail = error.errors[0]?.detail;
    return [otherwise, ...(detail ? [detail] : []), ...(error.reference ? [errors.reference(error.reference)] : [])].join(' ');
  };
}
