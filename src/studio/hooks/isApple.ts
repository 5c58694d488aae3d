/** Whether keys are called as on Apple's keyboards. */
export function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
