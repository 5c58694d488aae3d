import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStudio } from '../hooks/useSession.ts';
import { phraseCount, phraseShare } from '../session/phraseNumber.ts';
import { readOwnership, type Ownership } from '../session/readOwnership.ts';
import { Mark } from '../widgets/Mark.tsx';
import { ShareBar, type ShareSegment } from '../widgets/ShareBar.tsx';
import { SHOWN_DUTIES, type Duty } from './createDrawing.ts';
import { NodeName } from './NodeName.tsx';
import { Ports } from './Ports.tsx';
import type { DrawnFlowNode } from './toFlow.ts';
import { useFarOut, useNodeLight } from './useNodeLight.ts';

/** A stage: what it is for, who leads, who does what, what the deals say. */
export const StageNode = memo(function StageNode({ id, data, selected }: NodeProps<DrawnFlowNode>) {
  const { drawn } = data;
  const framework = useStudio((state) => state.reading.framework);
  const lens = useStudio((state) => state.lens);
  const light = useNodeLight(drawn);
  const farOut = useFarOut();
  const ownership = framework ? readOwnership(framework, lens).get(drawn.state.key) : undefined;
  const look = [
    'stage',
    light.active ? 'is-active' : '',
    selected ? 'is-selected' : '',
    farOut ? 'is-far' : '',
  ];
  return (
    <div className={look.join(' ')}>
      <Ports id={id} selected={selected} />
      <div className="stage-head">
        {drawn.initial ? (
          <span className="start-mark" role="img" title="starts here" aria-label="starts here" />
        ) : null}
        <NodeName id={id} title={drawn.title} className="stage-name" />
        {light.broke > 0 ? (
          <Mark tone="silent">
            {phraseCount(light.broke)}
            <span className="visually-hidden"> deals broke here</span>
          </Mark>
        ) : null}
      </div>
      {drawn.purpose === undefined || farOut ? null : (
        <p className="stage-purpose" title={drawn.purpose}>
          {drawn.purpose}
        </p>
      )}
      {ownership ? <ShareBar segments={segmentsOf(ownership)} label="Who leads the customer" /> : null}
      {farOut ? null : (
        <div className={`stage-duties ${dutiesLook(drawn.duties)}`}>
          <Duties
            title={framework?.sides.get('vendor')?.name ?? 'Vendor'}
            tone="vendor"
            duties={drawn.duties.vendor}
          />
          <Duties
            title={framework?.sides.get('partner')?.name ?? 'Partner'}
            tone="partner"
            duties={drawn.duties.partner}
          />
        </div>
      )}
      {light.deals === undefined || farOut ? null : (
        <span className="stage-traffic" title="deals that passed through">
          {phraseCount(light.deals)} {light.deals === 1 ? 'deal' : 'deals'}
        </span>
      )}
    </div>
  );
});

function Duties({
  title,
  tone,
  duties,
}: {
  readonly title: string;
  readonly tone: 'vendor' | 'partner';
  readonly duties: readonly Duty[];
}) {
  return (
    <div className={`duties duties-${tone}`}>
      <h4>{title}</h4>
      {duties.length === 0 ? (
        <p className="duties-none">nothing</p>
      ) : (
        <ul>
          {duties.slice(0, SHOWN_DUTIES).map((duty) => (
            <li key={duty.activity} title={duty.activity}>
              {duty.activity}
            </li>
          ))}
          {duties.length > SHOWN_DUTIES ? (
            <li className="duties-more">{duties.length - SHOWN_DUTIES} more</li>
          ) : null}
        </ul>
      )}
    </div>
  );
}

/** A side with nothing to do leaves its room to the other. */
function dutiesLook({ vendor, partner }: DrawnFlowNode['data']['drawn']['duties']): string {
  if (partner.length === 0 && vendor.length > 0) return 'only-vendor';
  return vendor.length === 0 && partner.length > 0 ? 'only-partner' : '';
}

function segmentsOf(ownership: Ownership): readonly ShareSegment[] {
  const say = (who: string, share: number): string => `${who} in ${phraseShare(share)} of scenarios`;
  return [
    { tone: 'vendor', share: ownership.vendor, label: say('the vendor', ownership.vendor) },
    { tone: 'partner', share: ownership.partner, label: say('the partner', ownership.partner) },
    { tone: 'silent', share: ownership.silent, label: say('nobody', ownership.silent) },
    { tone: 'ambiguous', share: ownership.ambiguous, label: say('both', ownership.ambiguous) },
  ];
}
