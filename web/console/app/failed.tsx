import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import { useFault } from '../words/use-fault.ts';
import { useWords } from '../words/use-words.ts';

/** A part of a page that could not be filled: the others go on. */
export function Failed({ fault, again }: { fault: unknown; again: () => void }) {
  const words = useWords();
  const say = useFault();
  return (
    <Alert
      type="error"
      showIcon
      title={say(fault, words.errors.notLoaded)}
      action={
        <Button size="small" onClick={again}>
          {words.errors.retry}
        </Button>
      }
    />
  );
}
