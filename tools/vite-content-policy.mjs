import { CONTENT_SECURITY_POLICY } from './server.mjs';

/** Writes the server's policy into the built page, for hosts that send no headers; the development server needs its own inline scripts. */
export function contentPolicyPlugin() {
  const content = CONTENT_SECURITY_POLICY.split('; ')
    .filter((directive) => !directive.startsWith('frame-ancestors'))
    .join('; ');
  return {
    name: 'cosell-content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content }, injectTo: 'head-prepend' },
    ],
  };
}
