import { useLocation } from 'wouter';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { Icon } from '../widgets/Icon.tsx';
import { Popover } from './Popover.tsx';

/** Begins a framework of one's own from one of the bundled ones. */
export function TemplateMenu() {
  const session = useSession();
  const [, navigate] = useLocation();
  const catalog = useStudio((state) => state.catalog);
  const templates = catalog.flatMap((scenario) =>
    scenario.frameworks.map((framework) => ({ scenario: scenario.name, ...framework })),
  );
  const start = (scenario: string, file: string, name: string): void => {
    void session.startFrom(scenario, file, name).then((begun) => {
      if (begun) navigate('/draw/canvas');
    });
  };
  return (
    <Popover
      label="Templates"
      buttonClass="button button-plain"
      disabled={templates.length === 0}
      button={
        <>
          New from a template <Icon name="down" size={13} />
        </>
      }
    >
      <ul className="document-recent">
        {templates.map(({ scenario, file, name, description }) => (
          <li key={`${scenario}/${file}`}>
            <button
              type="button"
              className="history-step"
              data-closes
              title={description}
              onClick={() => start(scenario, file, name)}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
