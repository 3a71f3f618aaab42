/** The running Earshot, as seen by what fills it. */
export interface Running {
  url: string;
  /** An access token of a sample user, through the real protocol. */
  token(user: string): Promise<string>;
}

/** What `npm start` does with a data folder that was empty, once it answers; it must be safe to run beside real use. */
export type FirstRun = (running: Running) => Promise<void>;
