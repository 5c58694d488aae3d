import { useEffect, useMemo, useState } from 'react';
import type { Framework } from '../../core/index.ts';
import { arrangeLifecycle } from './arrangeLifecycle.ts';
import { computeLayout, findComputed } from './computeLayout.ts';
import { createDrawing } from './createDrawing.ts';
import { hasMany } from './elkGraph.ts';
import type { PlacedLifecycle } from './toEditorFlow.ts';

/** One lifecycle with a place for every state; while one is being laid out, what was there stays. Many states that all have a place are not. */
export function useLifecycleLayout(framework: Framework, name: string): PlacedLifecycle | undefined {
  const lifecycle = useMemo(
    () => createDrawing(framework).lifecycles.find((candidate) => candidate.name === name),
    [framework, name],
  );
  const placed = framework.layout.get(name);
  const [shown, setShown] = useState<PlacedLifecycle>();
  const [, setArrivals] = useState(0);
  const before = shown?.lifecycle.name === name ? shown : undefined;
  const computed = lifecycle && findComputed(lifecycle);
  const standing =
    (before !== undefined || (lifecycle !== undefined && hasMany(lifecycle))) &&
    lifecycle?.nodes.every((node) => placed?.has(node.path)) === true;
  const ready = computed !== undefined || standing;
  useEffect(() => {
    if (!lifecycle || ready) return;
    let current = true;
    void computeLayout(lifecycle).then(() => {
      if (current) setArrivals((count) => count + 1);
    });
    return () => {
      current = false;
    };
  }, [lifecycle, ready]);
  const now = useMemo(
    () =>
      lifecycle && ready ? { lifecycle, layout: arrangeLifecycle(lifecycle, computed, placed) } : undefined,
    [lifecycle, computed, placed, ready],
  );
  if (now && now !== shown) setShown(now);
  return now ?? before;
}
