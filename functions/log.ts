import { Logger } from '@aws-lambda-powertools/logger';

/** JSON lines with ids and numbers only; events and bodies are never logged, they hold personal data. */
export const log = new Logger({ serviceName: 'earshot' });
