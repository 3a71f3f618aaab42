import type { Resources } from '../template/resources.ts';
import { type Definition, parseDefinition } from './language.ts';

/** The definitions of all state machines, by name. Throws at the first state or field that does not run here. */
export const machinesOf = (resources: Resources): Map<string, Definition> =>
  new Map(
    resources.of('AWS::StepFunctions::StateMachine').map(({ name, logicalId, stack, properties }) => {
      const text = properties.DefinitionString.replace(
        /\$\{(\w+)\}/g,
        (whole, key: string) => properties.DefinitionSubstitutions[key] ?? whole,
      );
      return [name, parseDefinition(`${stack.name}/${logicalId}`, text)];
    }),
  );
