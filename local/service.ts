/** One part of the local cloud. It runs from the moment it exists. */
export interface Service {
  stop(): Promise<void> | void;
}

/** Services in the order of their start. */
export function serviceList() {
  const running: Service[] = [];
  let stopped = false;
  return {
    /** Takes a service that has started; one that comes too late is stopped at once. */
    add<S extends Service>(service: S): S {
      if (stopped) service.stop();
      else running.push(service);
      return service;
    },
    /** Stops everything, the last first; a failure never keeps the rest running. */
    async stop(): Promise<void> {
      stopped = true;
      for (const service of running.splice(0).reverse()) {
        try {
          await service.stop();
        } catch (error) {
          console.error(error);
        }
      }
    },
  };
}
