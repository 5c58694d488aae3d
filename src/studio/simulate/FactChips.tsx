import { setFact } from '../../core/simulate/index.ts';
import { FactChip } from './FactChip.tsx';
import type { SimulationDesk } from './useSimulation.ts';

/** One chip per fact of the deal: what it says now, and a list to change it. */
export function FactChips({ desk }: { readonly desk: SimulationDesk }) {
  const { simulation, framework } = desk;
  const { script, position, history, moment } = simulation;
  const columns = [
    ...[...framework.facts].flatMap(([name, fact]) => (fact.of === 'deal' ? [name] : [])),
    ...(framework.partnerTypes.size > 0 ? ['partnerType'] : []),
  ];
  if (columns.length === 0) return <p className="fine">The framework asks for no facts.</p>;
  return (
    <ul className="lens-chips">
      {columns.map((column) => (
        <li key={column}>
          <FactChip
            framework={framework}
            column={column}
            value={history.read(column, moment)}
            optional={position === 0}
            onChange={(value) => desk.write(setFact(script, position, column, value))}
          />
        </li>
      ))}
    </ul>
  );
}
