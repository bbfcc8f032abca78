// What can be begun: where each kind lives, and what is left to do by hand.

/** How the tests of one slice are run, after `npm run build`. */
const testCommand = (pattern, project = 'node') =>
  `node --experimental-vm-modules --no-warnings node_modules/jest/bin/jest.js --selectProjects=${project} --testPathPatterns '${pattern}'`;

const list = (...steps) => `What to do next:\n${steps.map((step, at) => `  ${at + 1}. ${step}\n`).join('')}`;

const forAuthors = (name) => [
  `Words for learners: messages/en-GB.yaml. Words for authors: defineError and defineWarning, each with a folder in test/courses/errors/.`,
  `See it: node dist/cli.js build test/courses/${name} --out /tmp/${name} (npm run build first, after every change).`,
  `Use it in test/courses/everything/, with every form, attribute and word: a test names what is missing.`,
  `A section with a picture in docs/authoring.md: a line in scripts/pictures/guide.mjs, then npm run pictures guide.`,
  `Say in docs/authoring.md how it is written, what it does and what can be wrong, and in CHANGELOG.md that it is there.`,
  `Names have become one more, which some messages list: look at what changed in test/compiler/__snapshots__, and run jest with -u.`,
];

/** By the word after `npm run new:`. `next`: what to do after it, in words. */
export const KINDS = {
  activity: {
    name: 'activity',
    shelf: 'activities',
    next: (name) =>
      list(
        `Its data and answer: src/activities/${name}/model.ts. How authors write it: parse.ts. Both sides score with tracking.ts.`,
        `Its markup (render.ts) and its script (runtime.ts, at most 1.5 KB gzip) belong together: by keyboard, by screen reader, at 320 px.`,
        ...forAuthors(name),
        `Run its tests: ${testCommand(`activities/${name}`)}; in a browser with --selectProjects=browser.`,
      ),
  },
  block: {
    name: 'block',
    shelf: 'blocks',
    next: (name) =>
      list(
        `How authors write it: src/blocks/${name}/index.ts. Its markup: render.ts. A script, where it needs one: runtime.ts that exports \`piece: BlockPiece\`, and \`dataBlock: '${name}'\` on the element.`,
        ...forAuthors(name),
        `Run its tests: ${testCommand(`blocks/${name}`)}`,
      ),
  },
  standard: {
    name: 'standard',
    shelf: 'standards',
    next: (name) =>
      list(
        `What describes the package to its host: src/standards/${name}/manifest.ts. What the host is told while it runs: adapter.ts, against src/model/tracking.ts.`,
        `Say in index.ts whether it has a host and keeps suspend data, and in src/profiles/ which hosts play it. A strict host for the tests belongs in src/preview/.`,
        `Say in docs/authoring.md and docs/lms-administrators.md what it is for, and in CHANGELOG.md that it is there.`,
        `test/compiler/__snapshots__/courses.test.ts.snap holds every course in every standard: look at what came, and run jest with -u.`,
        `Run its tests: ${testCommand(`standards/${name}`)}`,
      ),
  },
};
