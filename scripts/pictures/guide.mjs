// What the pictures of docs/authoring.md show: a name, the page of test/courses/everything, what of it, and what was done before.

/** A question by its id. */
const question = (id) => `[data-activity="${id}"]`;
const current = (selector) => `.cw-current ${selector}`;

const press = (id) => async (page) =>
  page
    .locator(`${question(id)} .cw-controls button`)
    .first()
    .click();
const choose =
  (id, ...words) =>
  async (page) => {
    for (const each of words) await page.locator(question(id)).getByLabel(each).check();
  };
const write =
  (id, ...texts) =>
  async (page) => {
    for (const [at, text] of texts.entries()) {
      const field = page.locator(`${question(id)} :is(.cw-gap-field, textarea)`).nth(at);
      if (await field.evaluate((element) => element.tagName === 'SELECT')) await field.selectOption(text);
      else await field.fill(text);
    }
  };
/** A turn of a conversation. */
const say = (id, words) => async (page) => page.locator(question(id)).getByRole('button', { name: words }).click();
const open = (selector) => async (page) => page.locator(current(selector)).first().click();
const all =
  (...steps) =>
  async (page) => {
    for (const step of steps) await step(page);
  };

const NOTES = ['It was Dr Shah, and I was new. I did not want to be the one who knows better.'];
const PLAN = ['somebody goes past the dispenser', 'say "Gel?" and hold it out', 'ask Mia to do it with me'];

/** `to`: the last thing that is shown, where it is more than one. */
export const guidePictures = [
  { name: 'objectives', page: 'welcome', of: '.cw-objectives', with: -1 },
  { name: 'rating', page: 'welcome', of: question('confidence-before'), before: choose('confidence-before', '3') },
  { name: 'callout', page: 'what-hands-carry', of: '.cw-callout-note', to: '.cw-callout-story' },
  { name: 'details', page: 'what-hands-carry', of: '.cw-details', before: open('.cw-details summary') },
  { name: 'quote', page: 'what-hands-carry', of: '.cw-quote' },
  { name: 'content-note', page: 'what-hands-carry', of: '.cw-content-note' },
  { name: 'reveal', page: 'an-outbreak', of: 'h1 + p', to: '.cw-reveal' },
  { name: 'term', page: 'when-to-clean', of: 'h1 + p', before: open('.cw-term button') },
  { name: 'tabs', page: 'when-to-clean', of: '.cw-tabs' },
  { name: 'cards', page: 'when-to-clean', of: '.cw-cards', before: open('.cw-card summary') },
  { name: 'columns', page: 'when-to-clean', of: '.cw-columns' },
  { name: 'match', page: 'when-to-clean', of: question('moments') },
  {
    name: 'hotspot',
    page: 'when-to-clean',
    of: question('around-the-bed'),
    before: all(choose('around-the-bed', 'The bed rail', 'The drip pump'), press('around-the-bed')),
  },
  { name: 'video', page: 'how-to-clean', of: '.cw-media:has(video)' },
  { name: 'audio', page: 'how-to-clean', of: '.cw-media:has(audio)' },
  { name: 'sequence', page: 'how-to-clean', of: question('wash') },
  {
    name: 'number',
    page: 'how-to-clean',
    of: question('how-long'),
    before: all(write('how-long', '20'), press('how-long')),
  },
  {
    name: 'blanks',
    page: 'how-to-clean',
    of: question('missed'),
    before: all(write('missed', 'thumbs', 'nails', 'between'), press('missed')),
  },
  { name: 'categorise', page: 'gel-or-soap', of: question('what-to-reach-for') },
  { name: 'span', page: 'gel-or-soap', of: '.cw-activity-categorise + p', to: 'div[lang=cy]' },
  {
    name: 'choice',
    page: 'speaking-up',
    of: question('first-words'),
    before: all(choose('first-words', 'Gel?'), press('first-words')),
  },
  {
    name: 'scenario',
    page: 'speaking-up',
    of: question('ward-round'),
    before: say('ward-round', 'You hold out the bottle'),
  },
  {
    name: 'scenario-end',
    page: 'speaking-up',
    of: question('reminded'),
    before: say('reminded', 'I was just about to'),
  },
  { name: 'poll', page: 'your-own-ward', of: question('hardest-moment') },
  { name: 'rating-grid', page: 'your-own-ward', of: question('our-ward') },
  { name: 'reflect', page: 'your-own-ward', of: question('put-off'), before: write('put-off', ...NOTES) },
  { name: 'plan', page: 'your-own-ward', of: question('my-plan'), before: write('my-plan', ...PLAN) },
  { name: 'my-notes', page: 'your-own-ward', of: '.cw-my-notes' },
  { name: 'assessment', page: 'quick-check', of: '.cw-assessment-intro', to: '.cw-activity >> nth=0' },
  { name: 'case', page: 'check', of: '.cw-case' },
  { name: 'evaluation', page: 'what-you-think', of: '.cw-evaluation' },
  { name: 'rating-labels', page: 'what-you-think', of: question('useful') },
  { name: 'comment', page: 'what-you-think', of: question('what-to-change') },
  { name: 'resources', page: 'to-take-away', of: '.cw-resources' },
  { name: 'contacts', page: 'to-take-away', of: '.cw-contacts' },
  { name: 'glossary', page: 'to-take-away', of: '.cw-glossary' },
  { name: 'results', page: 'the-end', of: '.cw-results', done: true },
  { name: 'completion-record', page: 'the-end', of: '.cw-completion-record', done: true },
  { name: 'about', page: 'the-end', of: '.cw-about', done: true },
];
