import * as z from 'zod';

/** A date somebody asks about: of this century, since other years have no instants, or none that anything happened at. */
export const AskedDay = z.iso
  .date()
  .refine((day) => day >= '2000-01-01' && day < '2100-01-01', 'must lie between 2000-01-01 and 2099-12-31');
