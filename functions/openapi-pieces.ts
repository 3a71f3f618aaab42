/** What the parts of the OpenAPI document are written with. */
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
export const text = { type: 'string' };
export const time = { type: 'string', format: 'date-time' };
export const timeOrNull = { type: ['string', 'null'], format: 'date-time' };
