import { useEffect, useState } from 'react';

/** How the canvas behaves under the hand; never part of the document. */
export interface CanvasSettings {
  /** What dragging empty canvas does: choose what lies inside, or move the view. */
  readonly mode: 'pointer' | 'hand';
  readonly snap: boolean;
  readonly grid: boolean;
  readonly wheel: 'zoom' | 'move';
  /** Everything around the canvas is hidden. */
  readonly bare: boolean;
}

export interface CanvasSettingsChange {
  readonly settings: CanvasSettings;
  change(part: Partial<CanvasSettings>): void;
}

const USUAL: CanvasSettings = { mode: 'pointer', snap: true, grid: true, wheel: 'zoom', bare: false };

/** The settings of the canvas, kept while its room is open. */
export function useCanvasSettings(): CanvasSettingsChange {
  const [settings, setSettings] = useState(USUAL);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-bare', settings.bare);
    return () => document.documentElement.removeAttribute('data-bare');
  }, [settings.bare]);
  return { settings, change: (part) => setSettings((present) => ({ ...present, ...part })) };
}
