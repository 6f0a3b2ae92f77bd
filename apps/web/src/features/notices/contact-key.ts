/** Under which the contact of the signed-in person is kept. */
export const CONTACT = ['contact'] as const;
