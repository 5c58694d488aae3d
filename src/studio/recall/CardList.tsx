import type { Recall } from '../session/createRecall.ts';
import { findAnswer, type Spot } from '../session/recallState.ts';
import { useRecallState } from './useRecall.ts';

/** All cards, how far each is answered, and the one that is asked. */
export function CardList({ recall, spots }: { readonly recall: Recall; readonly spots: readonly Spot[] }) {
  const { cards, answers, at } = useRecallState(recall);
  return (
    <nav className="ask-cards" aria-label="Cards">
      <h3>Cards</h3>
      <ol>
        {cards.map((card, index) => {
          const own = spots.filter(({ cardIndex }) => cardIndex === index);
          const answered = own.filter((spot) => findAnswer(answers, spot)).length;
          const current = spots[at]?.cardIndex === index;
          return (
            <li key={card.deal}>
              <button
                type="button"
                aria-current={current ? 'step' : undefined}
                onClick={() => recall.goTo(spots.findIndex(({ cardIndex }) => cardIndex === index))}
              >
                <span>{card.account ?? card.deal}</span>
                <span className="fine">
                  {answered === own.length ? '✓ ' : ''}
                  {answered}/{own.length}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
