import * as z from 'zod';

const instant = z.number();

/** What the owner says was wrong, whose it was, what was done and promised. */
export const Resolution = z.object({
  by: z.string(),
  at: instant,
  rootCause: z.string(),
  responsibleParty: z.string(),
  actions: z.array(z.string()),
  promise: z.object({ dueAt: instant.optional(), noteId: z.string().optional() }).optional(),
  /** What the screen had filled in, and whether it was left so. */
  suggestion: z
    .object({
      rootCause: z.object({ proposed: z.string(), accepted: z.boolean() }).optional(),
      responsibleParty: z.object({ proposed: z.string(), accepted: z.boolean() }).optional(),
      actions: z.object({ proposed: z.array(z.string()), accepted: z.boolean() }).optional(),
    })
    .optional(),
  noteId: z.string().optional(),
});
export type Resolution = z.infer<typeof Resolution>;

const owned = { owner: z.string(), claimedAt: instant };
/** The matter: impossible fields do not exist. */
export const Matter = z.discriminatedUnion('state', [
  z.object({ state: z.literal('held'), until: instant }),
  z.object({ state: z.literal('open') }),
  z.object({ state: z.literal('claimed'), ...owned }),
  z.object({ state: z.literal('contacted'), ...owned, contactedAt: instant }),
  z.object({ state: z.literal('resolved'), ...owned, resolution: Resolution, confirmBy: instant }),
  z.object({ state: z.literal('reopened'), reopenedAt: instant }),
  z.object({ state: z.literal('confirmed'), owner: z.string(), closedAt: instant, resolution: Resolution }),
  z.object({ state: z.literal('unconfirmed'), owner: z.string(), closedAt: instant, resolution: Resolution }),
  z.object({ state: z.literal('closed-unreached'), owner: z.string(), closedAt: instant }),
]);
export type Matter = z.infer<typeof Matter>;
export type MatterState = Matter['state'];
export const matterStates = Matter.options.map((o) => o.shape.state.value) as MatterState[];
