/** Who access tokens are for: the `aud` claim. */
export const audience = 'earshot-api';
/** The same as a resource indicator, which must be a URI. */
export const resource = 'urn:earshot:api';
export const tokenSeconds = 3_600;
