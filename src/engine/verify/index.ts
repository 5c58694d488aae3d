export { createVerifier, type Verifier, type VerifierHost } from './createVerifier.ts';
export type { VerifyReply, VerifyRequest } from './messages.ts';
