/** Whether something failed for want of memory, here or in a worker, rather than by mistake. */
export function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return true;
  return error instanceof RangeError && /allocation failed|invalid typed array length/i.test(error.message);
}
