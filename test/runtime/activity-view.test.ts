import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SavedActivity } from '../../src/model/saved-state.js';
import { type ActivitySituation, viewActivity } from '../../src/runtime/activity-view.js';

const NEW: SavedActivity = { fingerprint: 1, tries: 0, checked: false, revealed: false, hinted: false };

function situation(saved: Partial<SavedActivity>, change: Partial<ActivitySituation> = {}): ActivitySituation {
  const common = { attempts: 0, neutral: false, hasHint: false, readOnly: false, outcome: undefined };
  return { ...common, outdated: false, assessment: undefined, saved: { ...NEW, ...saved }, ...change };
}

const wrong = { checked: true, tries: 1 };

describe('an answer that was kept from the try before', () => {
  const assessment = { feedback: 'end', handedIn: false, another: false } as const;

  test('is locked, marked and said to count, without what the others must not learn from', () => {
    const view = viewActivity(situation({ ...wrong, hinted: true }, { outcome: 'correct', hasHint: true, assessment }));
    expect(view).toMatchObject({
      locked: true,
      mark: 'part',
      kept: true,
      hint: false,
      outcome: 'correct',
      buttons: [],
    });
  });

  test('where nothing is right or wrong is locked, and nothing is said of it', () => {
    const view = viewActivity(situation(wrong, { outcome: 'neutral', neutral: true, assessment }));
    expect(view).toMatchObject({ locked: true, mark: 'none', kept: false, outcome: undefined });
  });

  test('is not one that waits to be handed in, nor one that was', () => {
    expect(viewActivity(situation({}, { assessment }))).toMatchObject({ locked: false, kept: false });
    const after = { ...assessment, handedIn: true, another: true };
    expect(viewActivity(situation(wrong, { outcome: 'correct', assessment: after }))).toMatchObject({ kept: false });
  });
});

describe('a question on the way', () => {
  test('is checked first; a hint is offered until it was taken', () => {
    expect(viewActivity(situation({}, { hasHint: true })).buttons).toEqual(['check', 'hint']);
    const hinted = viewActivity(situation({ hinted: true }, { hasHint: true }));
    expect(hinted).toMatchObject({ buttons: ['check'], hint: true });
  });

  test('wrong with tries without limit: again or the answer, which stays hidden, and so does the feedback', () => {
    const view = viewActivity(situation(wrong, { outcome: 'incorrect' }));
    expect(view).toMatchObject({ locked: true, mark: 'part', feedback: false, buttons: ['try-again', 'reveal'] });
  });

  test('wrong with tries left: how many is said, and the answer is not offered', () => {
    const view = viewActivity(situation(wrong, { outcome: 'partial', attempts: 3 }));
    expect(view).toMatchObject({ mark: 'part', buttons: ['try-again'], triesLeft: 2 });
  });

  test.each([
    ['right', situation(wrong, { outcome: 'correct' })],
    ['the last try', situation({ checked: true, tries: 2 }, { outcome: 'incorrect', attempts: 2 })],
    ['shown', situation({ ...wrong, revealed: true }, { outcome: 'incorrect' })],
  ])('%s: everything is shown and nothing more can be done', (_name, of) => {
    expect(viewActivity(of)).toMatchObject({ locked: true, mark: 'all', feedback: true, buttons: [], triesLeft: 0 });
  });
});

test('an activity without right and wrong is saved, stays open and is never marked', () => {
  const neutral = { neutral: true, outcome: 'neutral' } as const;
  expect(viewActivity(situation({}, { neutral: true })).buttons).toEqual(['save-answer']);
  const saved = viewActivity(situation(wrong, neutral));
  expect(saved).toMatchObject({ locked: false, mark: 'none', buttons: ['save-answer'], outcome: 'neutral' });
});

describe('what ends by itself', () => {
  const path = { endsByItself: true } as const;

  test('has no button that hands it in, and offers its hint', () => {
    const view = viewActivity(situation({}, { ...path, hasHint: true }));
    expect(view).toMatchObject({ buttons: ['hint'], locked: false });
  });

  test.each(['correct', 'partial', 'incorrect'] as const)(
    '%s: says what the author says, and stays open',
    (outcome) => {
      const view = viewActivity(situation(wrong, { ...path, outcome }));
      expect(view).toMatchObject({ buttons: [], locked: false, feedback: true, outcome });
    },
  );

  test('is closed when its tries are spent', () => {
    const left = viewActivity(situation(wrong, { ...path, outcome: 'partial', attempts: 2 }));
    expect(left).toMatchObject({ locked: false, triesLeft: 1 });
    const spent = viewActivity(situation({ ...wrong, tries: 2 }, { ...path, outcome: 'partial', attempts: 2 }));
    expect(spent).toMatchObject({ locked: true, triesLeft: 0, feedback: true });
    // Stepped back in after the first try: open, and nothing of it stands.
    const again = viewActivity(situation({ tries: 1 }, { ...path, attempts: 2 }));
    expect(again).toMatchObject({ locked: false, outcome: undefined, feedback: false });
  });
});

describe('a question of an assessment', () => {
  const at = (feedback: 'each' | 'end', handedIn: boolean, another = false): Partial<ActivitySituation> => ({
    outcome: 'incorrect',
    assessment: { feedback, handedIn, another },
  });

  test('with feedback at the end has no buttons and says nothing before', () => {
    const view = viewActivity(situation({}, at('end', false)));
    expect(view).toMatchObject({ buttons: [], locked: false, outcome: undefined, mark: 'none' });
  });

  test('keeps the right answers back as long as another try may follow', () => {
    expect(viewActivity(situation(wrong, at('end', true, true)))).toMatchObject({ mark: 'part', outcome: 'incorrect' });
    expect(viewActivity(situation(wrong, at('end', true)))).toMatchObject({ mark: 'all', feedback: true });
  });

  test('with feedback each time is checked once', () => {
    expect(viewActivity(situation({}, at('each', false))).buttons).toEqual(['check']);
    expect(viewActivity(situation(wrong, at('each', false)))).toMatchObject({ locked: true, mark: 'all', buttons: [] });
  });

  test('without an answer is closed once the try is handed in, and says so', () => {
    const none = { locked: true, buttons: [], mark: 'none', missed: true, outcome: undefined };
    expect(viewActivity(situation({}, at('each', true)))).toMatchObject(none);
    expect(viewActivity(situation({}, at('end', true, true)))).toMatchObject(none);
    expect(viewActivity(situation(wrong, at('end', true))).missed).toBe(false);
    expect(viewActivity(situation({}, at('end', false))).missed).toBe(false);
  });

  test('that was reworded after it was answered does not say that it was not', () => {
    expect(viewActivity(situation({}, { ...at('end', true), outdated: true })).missed).toBe(false);
  });
});

const anySituation: fc.Arbitrary<ActivitySituation> = fc.record({
  saved: fc.record({
    fingerprint: fc.constant(1),
    tries: fc.nat(4),
    checked: fc.boolean(),
    revealed: fc.boolean(),
    hinted: fc.boolean(),
  }),
  outdated: fc.boolean(),
  outcome: fc.constantFrom('correct', 'partial', 'incorrect'),
  attempts: fc.nat(3),
  neutral: fc.boolean(),
  hasHint: fc.boolean(),
  readOnly: fc.boolean(),
  assessment: fc.option(
    fc.record({ feedback: fc.constantFrom('each', 'end'), handedIn: fc.boolean(), another: fc.boolean() }),
    { nil: undefined },
  ),
});

test('in any situation an open activity can be handed in, and looking back offers nothing', () => {
  fc.assert(
    fc.property(anySituation, (of) => {
      const { locked, buttons } = viewActivity(of);
      if (of.readOnly) expect([locked, buttons]).toEqual([true, []]);
      else if (!locked && of.assessment?.feedback !== 'end') expect(['check', 'save-answer']).toContain(buttons[0]);
      if (buttons.includes('check')) expect(locked).toBe(false);
    }),
  );
});
