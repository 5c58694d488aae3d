import { useEffect, useMemo, useState } from 'react';
import type { Framework } from '../../core/index.ts';
import { arrangeLifecycle, type LifecycleLayout } from './arrangeLifecycle.ts';
import { computeLayout, findComputed } from './computeLayout.ts';
import { createDrawing, type DrawnLifecycle } from './createDrawing.ts';
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
      lifecycle && ready
        ? { lifecycle, layout: arrangeNext(`${framework.id}/${name}`, lifecycle, computed, placed) }
        : undefined,
    [framework.id, name, lifecycle, computed, placed, ready],
  );
  if (now && now !== shown) setShown(now);
  return now ?? before;
}

let last: { readonly path: string; readonly layout: LifecycleLayout } | undefined;

/** Arranges a path so that lines stay as they were last seen wherever nothing moved. */
function arrangeNext(
  path: string,
  lifecycle: DrawnLifecycle,
  computed: LifecycleLayout | undefined,
  placed: Parameters<typeof arrangeLifecycle>[2],
): LifecycleLayout {
  const layout = arrangeLifecycle(lifecycle, computed, placed, last?.path === path ? last.layout : undefined);
  last = { path, layout };
  return layout;
}
