/** A progress report in words for a support desk. */

import type { Colors } from 'picocolors/types.js';
import type { AnswerReport } from './answer-report.js';
import { printable } from './print-diagnostics.js';
import type { AssessmentReport, PageReport, ProgressNote, ProgressReport } from './progress-report.js';

/** Characters of a question or an answer that are shown. */
const TEXT_LIMIT = 90;

/** The report as lines of plain text. */
export function printProgress(report: ProgressReport, colors: Colors): string {
  const { course, pages } = report;
  const done = pages.filter(({ standing }) => standing === 'done').length;
  const blocks = [
    [
      colors.bold(printable(`${course.title}, version ${course.version} (${course.id})`)),
      ...report.notes.map(printNote),
    ],
    factsOf(report).map(([name, fact]) => `${name.padEnd(13)}${printable(fact)}`),
    [colors.bold(`Pages: ${done} of ${pages.length} done`), ...pages.flatMap(printPage)],
    [colors.bold('Still missing for completion'), ...missingOf(report).map((line) => `  ${printable(line)}`)],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function printNote(note: ProgressNote): string {
  switch (note.kind) {
    case 'other-major':
      return `Note: it was saved with version ${note.saved}.x of the course. The work is kept; completion and result begin anew.`;
    case 'notes':
      return 'Note: the learner keeps notes of their own with this record. They are private, and not shown.';
    case 'later':
      return `Note: a later version of coursewright saved ${counted(note.count, 'part')} of it, not shown here.`;
    case 'gone':
      return note.all
        ? 'Note: nothing of what was saved belongs to this course. Is it the right course?'
        : `Note: ${counted(note.count, 'page or question', 'pages or questions')} that this version of the course does not have, not shown here.`;
  }
}

function factsOf(report: ProgressReport): [name: string, fact: string][] {
  const { attempt, launches, saves, minutes, pages } = report;
  const where = pages.find(({ id }) => id === report.location);
  return [
    ['Attempt', `${attempt}: ${counted(launches, 'launch', 'launches')}, saved ${counted(saves, 'time')}`],
    ['Last saved', `${inWords(report.savedAt)}, by the clock of the learner's device`],
    ['Time', `${durationOf(minutes)} on screen`],
    ['Complete', completionOf(report)],
    ['Result', resultOf(report)],
    ['Was on', where ? `${where.title} (${where.id})` : 'no page of this version'],
  ];
}

function completionOf({ complete, completedAt }: ProgressReport): string {
  if (!complete) return 'no';
  return completedAt === undefined ? 'yes, from the next launch on' : `yes, since ${inWords(completedAt)}`;
}

function resultOf({ success, score }: ProgressReport): string {
  const words = { unknown: 'none yet', failed: 'failed, no tries left', passed: 'passed' }[success];
  return score === undefined ? words : `${words}, score ${percent(score)}`;
}

function printPage({ id, title, standing, viewed, assessment, answers }: PageReport): string[] {
  const seen = standing === 'done' || assessment ? '' : viewed ? ', seen to its end' : ', not seen to its end';
  const lines = [`  ${standing.padEnd(8)}${title} (${id})${seen}`];
  if (assessment) lines.push(`          ${printAssessment(assessment)}`);
  return [...lines, ...answers.map((answer) => `          ${printAnswer(answer)}`)].map(printable);
}

function printAssessment({ tries, allowed, passMark, passed, open, best, last }: AssessmentReport): string {
  const scores = [
    ...(best === undefined ? [] : [`best ${percent(best)}`]),
    ...(last === undefined ? [] : [`last ${percent(last)}`]),
  ];
  const parts = [
    `assessment: ${passed ? 'passed' : 'not passed'} (pass mark ${percent(passMark)})`,
    ...scores,
    allowed > 0 ? `${tries} of ${counted(allowed, 'try', 'tries')} used` : `${counted(tries, 'try', 'tries')} used`,
    ...(open ? ['another begun and not handed in'] : []),
  ];
  return parts.join(', ');
}

function printAnswer(report: AnswerReport): string {
  const { id, prompt, tries, usedHint, sawAnswer, required } = report;
  const parts = [
    standingOf(report),
    ...(tries > 0 ? [counted(tries, 'try', 'tries')] : []),
    ...(usedHint ? ['hint used'] : []),
    ...(sawAnswer ? ['right answer shown'] : []),
    ...(required || report.standing !== 'none' ? [] : ['not required']),
  ];
  return `${id}${prompt === '' ? '' : `, "${clip(prompt)}"`}: ${parts.join(', ')}`;
}

function standingOf({ standing, answer, outcome }: AnswerReport): string {
  const given = answer.length > 0 ? answer.map((text) => `"${clip(text)}"`).join(' and ') : 'nothing chosen';
  switch (standing) {
    case 'none':
      return 'not answered';
    case 'draft':
      return `${given}, not handed in`;
    case 'reworded':
      return 'answered before the question was changed';
    case 'private':
      return 'kept; private, so not shown';
    case 'sent':
      return 'sent by the learner; what it says is not shown';
    case 'unreadable':
      return 'something is kept that this version cannot read';
    case 'answered':
      return outcome === undefined || outcome === 'neutral' ? given : `${given}, ${OUTCOMES[outcome]}`;
  }
}

const OUTCOMES = { correct: 'right', partial: 'partly right', incorrect: 'wrong' } as const;

function missingOf({ complete, missing, pages }: ProgressReport): string[] {
  if (complete) return ['nothing'];
  const { pageIds, pageCount, assessmentIds, activityIds } = missing;
  const nameOf = (id: string): string => `${pages.find((page) => page.id === id)?.title ?? id} (${id})`;
  const all = pageCount === pageIds.length;
  // Where every page counts, what an assessment lacks is said once.
  const listed = pages.filter(({ id }) => pageIds.includes(id) && !(all && assessmentIds.includes(id)));
  return [
    ...(all ? [] : [`${pageCount} of these pages:`]),
    ...listed.map((page) => `page ${nameOf(page.id)}: ${whatIsLeft(page)}`),
    ...assessmentIds.map((id) => `assessment ${nameOf(id)}: to be handed in${passNote(pages, id)}`),
    ...activityIds.map((id) => `question ${id}: to be answered`),
  ];
}

function passNote(pages: readonly PageReport[], id: string): string {
  const assessment = pages.find((page) => page.id === id)?.assessment;
  if (!assessment || assessment.passed) return '';
  const spent = assessment.allowed > 0 && assessment.tries >= assessment.allowed;
  return spent ? ' and passed, but no tries are left: only a reset of the attempt gives new ones' : ' and passed';
}

function whatIsLeft({ kind, viewed, unanswered }: PageReport): string {
  if (kind === 'assessment') return 'to be handed in';
  const left = [
    ...(viewed ? [] : ['to be seen to its end']),
    ...(unanswered.length > 0 ? [`to be answered: ${unanswered.join(', ')}`] : []),
  ];
  return left.join(', ');
}

function percent(share: number): string {
  return `${Math.floor(share * 10_000 + 1e-6) / 100} %`;
}

function durationOf(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return `${hours > 0 ? `${hours} h ` : ''}${minutes % 60} min`;
}

/** `2026-05-03T14:05Z` → `2026-05-03 14:05 UTC`. */
function inWords(iso: string): string {
  return iso.replace('T', ' ').replace('Z', ' UTC');
}

function counted(count: number, word: string, words = `${word}s`): string {
  return `${count} ${count === 1 ? word : words}`;
}

function clip(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > TEXT_LIMIT ? `${characters.slice(0, TEXT_LIMIT).join('')}…` : characters.join('');
}
