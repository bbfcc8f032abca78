// What can be begun: where each kind lives, and what is left to do by hand.

/** How tests are run, after `npm run build`. */
const testCommand = (pattern, project = 'node') =>
  `node --experimental-vm-modules --no-warnings node_modules/jest/bin/jest.js --selectProjects=${project} --testPathPatterns '${pattern}'`;

/** What holds for all of the tool, and does not stand in the slice's own tests. */
const HOUSE_RULES = 'architecture|test/words|test/docs';

const list = (...steps) => `What to do next:\n${steps.map((step, at) => `  ${at + 1}. ${step}\n`).join('')}`;

const forAuthors = (name) => [
  `Words for learners: messages/en-GB.yaml, and never the code. Words for authors: defineError and defineWarning, each with a folder of its code's name in test/courses/errors/.`,
  `See it, after every change: npm run build && npm run play -- test/courses/${name} (or … xapi, … web).`,
  `Use it in test/courses/everything/, with every form, attribute and word: test/compiler/everything.test.ts names what is missing.`,
  `A section with a picture in docs/authoring.md: a line in scripts/pictures/guide.mjs, then npm run pictures guide.`,
  `Say in docs/authoring.md how it is written, what it does and what can be wrong, and in CHANGELOG.md that it is there.`,
  `Until the three before this are done, test/docs and test/compiler/everything fail, and say so.`,
];

/** What is run at the end: the tests of the whole shelf, since what holds for all of its slices is tested there. */
const toEnd = (shelf) => [
  `npm run format, npm run check, and the tests: ${testCommand(`test/${shelf}/|${HOUSE_RULES}`)}`,
  `Snapshots hold every course and every name: ${testCommand('compiler/(courses|errors|everything)')} -u; look at what came with git diff.`,
];

/** By the word after `npm run new:`. `next`: what to do after it, in words. */
export const KINDS = {
  activity: {
    name: 'activity',
    shelf: 'activities',
    next: (name) =>
      list(
        `Its data and answer: src/activities/${name}/model.ts. How authors write it: parse.ts. Both sides score with tracking.ts. What others share lies beside it: src/README.md says which to look at.`,
        `Its markup (render.ts) and its script (runtime.ts, at most 1.5 KB gzip) belong together: by keyboard, by screen reader, at 320 px.`,
        ...forAuthors(name),
        `test/courses/tries/${name}.md has it played wrong, partly right, out of tries, reloaded, resumed and told, as every activity must be: how a learner answers it is said in choose() of test/support/learner.ts.`,
        ...toEnd('activities'),
        `In a browser: ${testCommand(`activities/${name}|every-activity`, 'browser')}, with -u once what is read and told is right.`,
      ),
  },
  block: {
    name: 'block',
    shelf: 'blocks',
    next: (name) =>
      list(
        `How authors write it: src/blocks/${name}/index.ts. Its markup: render.ts. A script, where it needs one: runtime.ts that exports \`piece: BlockPiece\`, and \`dataBlock: '${name}'\` on the element.`,
        ...forAuthors(name),
        ...toEnd('blocks'),
      ),
  },
  standard: {
    name: 'standard',
    shelf: 'standards',
    next: (name) =>
      list(
        `What describes the package to its host: src/standards/${name}/manifest.ts. What the host is told while it runs: adapter.ts, against src/model/tracking.ts.`,
        `Say in index.ts whether it has a host and keeps suspend data, and in src/profiles/ which hosts play it. A strict host for the tests belongs in src/preview/.`,
        `Name it among the targets of test/courses/everything/course.yaml; if it was promised, take it out of LATER_TARGETS in src/compiler/course-file/course-fields.ts.`,
        `Say in docs/authoring.md and docs/lms-administrators.md what it is for, and in CHANGELOG.md that it is there.`,
        ...toEnd('standards'),
      ),
  },
};
