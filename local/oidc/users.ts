import { readFileSync } from 'node:fs';
import * as z from 'zod';

const role = z.enum(['source', 'agent', 'lead', 'manager', 'admin']);

const Users = z.object({
  users: z.array(z.object({ id: z.string(), name: z.string(), role, source: z.string().optional(), title: z.string().optional() })),
  clients: z.array(z.object({ id: z.string(), secret: z.string(), role, source: z.string().optional() })),
});

/** The people and systems of the sample: `config/users.json`. */
export type Users = z.infer<typeof Users>;

export const readUsers = (file: string | URL): Users => Users.parse(JSON.parse(readFileSync(file, 'utf8')));
