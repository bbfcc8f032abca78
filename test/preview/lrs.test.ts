import { beforeEach, describe, expect, test } from '@jest/globals';
import { handleLrs } from '../../src/preview/lrs.js';
import { LRS_FAULTS } from '../../src/preview/lrs-faults.js';
import { findDoubledStatements } from '../../src/preview/lrs-statements.js';
import { createLrsStore, DEFAULT_CREDENTIAL, type LrsResponse, type LrsStore } from '../../src/preview/lrs-store.js';

const ACTIVITY = 'https://example.org/courses/tiny';
const AGENT = JSON.stringify({ account: { homePage: 'https://lms.example.org', name: 'learner-1' } });
const REGISTRATION = '12345678-1234-4123-8123-1234567890ab';
const headers = { 'x-experience-api-version': '1.0.3', authorization: DEFAULT_CREDENTIAL };
const json = { ...headers, 'content-type': 'application/json' };
const uuidOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

interface Asked {
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

let store: LrsStore;
let now = 0;
beforeEach(() => {
  now = Date.UTC(2026, 10, 22);
  store = createLrsStore({ now: () => now++, maxBytes: 10_000, pageSize: 10 });
});

function ask(method: string, path: string, { query = {}, headers: more, body }: Asked = {}): LrsResponse {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  return handleLrs(store, { method, path, query, headers: more ?? (text ? json : headers), body: text });
}

function statement(n: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: uuidOf(n),
    actor: JSON.parse(AGENT) as unknown,
    verb: { id: 'http://adlnet.gov/expapi/verbs/experienced' },
    object: { id: ACTIVITY },
    timestamp: '2026-11-22T08:40:00Z',
    ...more,
  };
}

function idsOf(response: LrsResponse): unknown[] {
  const { statements } = JSON.parse(response.body) as { statements: { id: string }[] };
  return statements.map(({ id }) => Number(id.slice(-12)));
}

describe('every request', () => {
  test('says its version', () => {
    const { authorization } = headers;
    expect(ask('GET', 'statements', { headers: { authorization } }).status).toBe(400);
    expect(ask('GET', 'statements', { headers: { ...headers, 'x-experience-api-version': '2.0.0' } }).status).toBe(400);
    expect(ask('GET', 'statements', { headers: { ...headers, 'x-experience-api-version': '1.0' } }).status).toBe(200);
  });

  test('is from somebody known', () => {
    expect(ask('GET', 'statements', { headers: { 'x-experience-api-version': '1.0.3' } }).status).toBe(401);
    expect(ask('GET', 'statements', { headers: { ...headers, authorization: 'Basic eDp5' } }).status).toBe(401);
  });

  test('is answered with version and how far the store is', () => {
    const { headers: given } = ask('GET', 'statements');
    expect(given['x-experience-api-version']).toBe('1.0.3');
    expect(given['x-experience-api-consistent-through']).toMatch(/^2026-/);
  });

  test('about needs neither', () => {
    const response = ask('GET', 'about', { headers: {} });
    expect([response.status, JSON.parse(response.body)]).toEqual([
      200,
      { version: ['1.0.3', '1.0.2', '1.0.1', '1.0.0'] },
    ]);
  });

  test('is not too large', () => {
    expect(ask('POST', 'statements', { body: 'x'.repeat(10_001) }).status).toBe(413);
  });

  test('goes to a resource that there is', () => {
    expect(ask('GET', 'nothing').status).toBe(404);
    expect(ask('DELETE', 'statements').status).toBe(405);
  });

  test('may come from another origin, after asking', () => {
    const origin = 'http://127.0.0.1:8000';
    const preflight = ask('OPTIONS', 'statements', { headers: { origin, 'access-control-request-method': 'POST' } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-origin']).toBe(origin);
    expect(preflight.headers['access-control-allow-headers']).toMatch(/Authorization.*X-Experience-API-Version/);
    expect(preflight.headers['access-control-allow-methods']).toMatch(/PUT/);
    const actual = ask('GET', 'statements', { headers: { ...headers, origin } });
    expect(actual.headers['access-control-allow-origin']).toBe(origin);
    expect(actual.headers['access-control-expose-headers']).toMatch(/ETag/);
  });

  test('is written down with what came of it', () => {
    ask('POST', 'statements', { body: [{}] });
    expect(store.log).toEqual([expect.objectContaining({ method: 'POST', path: 'statements', status: 400 })]);
    expect(store.log[0]?.reason).toMatch(/actor: is missing/);
  });
});

describe('statements', () => {
  test('are put under an id', () => {
    const query = { statementId: uuidOf(1) };
    const { id: _id, ...withoutId } = statement(1);
    expect(ask('PUT', 'statements', { query, body: withoutId }).status).toBe(204);
    const got = ask('GET', 'statements', { query });
    expect(JSON.parse(got.body)).toMatchObject({ ...statement(1), version: '1.0.0', stored: expect.any(String) });
  });

  test.each([
    [{}, {}, 400],
    [{ statementId: 'x' }, {}, 400],
    [{ statementId: uuidOf(2) }, {}, 400],
    [{ statementId: uuidOf(1), more: '1' }, {}, 400],
    [{ statementId: uuidOf(1) }, { id: uuidOf(1) }, 204],
  ])('PUT with %j', (query, more, status) => {
    expect(ask('PUT', 'statements', { query, body: statement(1, more) }).status).toBe(status);
  });

  test('are posted one by one or many at once, and get their ids back in order', () => {
    expect(JSON.parse(ask('POST', 'statements', { body: statement(1) }).body)).toEqual([uuidOf(1)]);
    const { id: _id, ...anonymous } = statement(0);
    const ids = JSON.parse(
      ask('POST', 'statements', { body: [statement(3), statement(2), anonymous] }).body,
    ) as string[];
    expect(ids.slice(0, 2)).toEqual([uuidOf(3), uuidOf(2)]);
    expect(ids[2]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('are taken all or none', () => {
    expect(ask('POST', 'statements', { body: [statement(1), { ...statement(2), verb: {} }] }).status).toBe(400);
    ask('POST', 'statements', { body: statement(3) });
    expect(
      ask('POST', 'statements', { body: [statement(4), statement(3, { object: { id: `${ACTIVITY}/x` } })] }).status,
    ).toBe(409);
    expect(store.statements.map(({ id }) => id)).toEqual([uuidOf(3)]);
  });

  test('have each their own id in a batch', () => {
    expect(ask('POST', 'statements', { body: [statement(1), statement(1)] }).status).toBe(400);
  });

  test('that come again are taken once; others of the same id are a conflict', () => {
    ask('POST', 'statements', { body: statement(1) });
    expect(ask('POST', 'statements', { body: statement(1) }).status).toBe(200);
    expect([store.statements.length, store.repeated]).toEqual([1, 1]);
    const other = statement(1, { verb: { id: 'http://adlnet.gov/expapi/verbs/answered' } });
    expect(ask('POST', 'statements', { body: other }).status).toBe(409);
    expect(ask('PUT', 'statements', { query: { statementId: uuidOf(1) }, body: other }).status).toBe(409);
  });

  test('that tell a fact twice under two ids are found', () => {
    ask('POST', 'statements', { body: [statement(1), statement(2)] });
    expect(findDoubledStatements(store).map(({ id }) => id)).toEqual([uuidOf(2)]);
  });

  test('are JSON, and said to be', () => {
    expect(ask('POST', 'statements', { body: '{' }).status).toBe(400);
    expect(ask('POST', 'statements', { headers, body: statement(1) }).status).toBe(400);
  });

  test('are given newest first, a page at a time', () => {
    ask('POST', 'statements', { body: Array.from({ length: 5 }, (_, n) => statement(n)) });
    expect(idsOf(ask('GET', 'statements'))).toEqual([4, 3, 2, 1, 0]);
    expect(idsOf(ask('GET', 'statements', { query: { ascending: 'true' } }))).toEqual([0, 1, 2, 3, 4]);
    const first = ask('GET', 'statements', { query: { limit: '3' } });
    const { more } = JSON.parse(first.body) as { more: string };
    const rest = ask('GET', 'statements', { query: Object.fromEntries(new URL(more, 'http://x').searchParams) });
    expect([idsOf(first), idsOf(rest)]).toEqual([
      [4, 3, 2],
      [1, 0],
    ]);
    expect((JSON.parse(rest.body) as { more: string }).more).toBe('');
  });

  test.each<[Record<string, string>, number[]]>([
    [{ verb: 'http://adlnet.gov/expapi/verbs/answered' }, [2]],
    [{ activity: `${ACTIVITY}/page` }, [3]],
    [{ activity: ACTIVITY, related_activities: 'true' }, [4, 3, 2, 1]],
    [{ registration: REGISTRATION }, [4]],
    [{ agent: AGENT }, [4, 3, 2]],
    [{ agent: JSON.stringify({ mbox: 'mailto:tutor@example.org' }) }, [1]],
    [{ agent: JSON.stringify({ mbox: 'mailto:tutor@example.org' }), related_agents: 'true' }, [4, 1]],
    [{ since: '2026-11-23T00:00:00Z' }, []],
    [{ until: '2026-11-23T00:00:00Z' }, [4, 3, 2, 1]],
  ])('are found by %j', (query, found) => {
    const tutor = { mbox: 'mailto:tutor@example.org' };
    const context = { contextActivities: { parent: [{ id: ACTIVITY }] } };
    ask('POST', 'statements', {
      body: [
        statement(1, { actor: { objectType: 'Group', member: [tutor] } }),
        statement(2, { verb: { id: 'http://adlnet.gov/expapi/verbs/answered' } }),
        statement(3, { object: { id: `${ACTIVITY}/page` }, context }),
        statement(4, { context: { registration: REGISTRATION, instructor: tutor } }),
      ],
    });
    expect(idsOf(ask('GET', 'statements', { query }))).toEqual(found);
  });

  test.each<Record<string, string>>([
    { statementId: uuidOf(1), limit: '1' },
    { statementId: uuidOf(1), voidedStatementId: uuidOf(1) },
    { unknown: '1' },
    { limit: 'x' },
    { since: 'yesterday' },
    { agent: '{}' },
    { registration: 'r' },
    { format: 'short' },
    { ascending: 'yes' },
  ])('are not given for %j', (query) => {
    expect(ask('GET', 'statements', { query }).status).toBe(400);
  });

  test('that are not there: 404', () => {
    expect(ask('GET', 'statements', { query: { statementId: uuidOf(9) } }).status).toBe(404);
  });

  test('are voided by a statement, which cannot itself be voided', () => {
    const voiding = (n: number, target: number): Record<string, unknown> =>
      statement(n, {
        verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
        object: { objectType: 'StatementRef', id: uuidOf(target) },
      });
    ask('POST', 'statements', { body: statement(1) });
    expect(ask('POST', 'statements', { body: voiding(2, 1) }).status).toBe(200);
    expect(idsOf(ask('GET', 'statements'))).toEqual([2]);
    expect(ask('GET', 'statements', { query: { statementId: uuidOf(1) } }).status).toBe(404);
    expect(ask('GET', 'statements', { query: { voidedStatementId: uuidOf(1) } }).status).toBe(200);
    expect(ask('POST', 'statements', { body: voiding(3, 2) }).status).toBe(400);
  });

  test('format ids gives who and what alone', () => {
    ask('POST', 'statements', {
      body: statement(1, { object: { id: ACTIVITY, definition: { name: { en: 'Tiny' } } } }),
    });
    const { statements } = JSON.parse(ask('GET', 'statements', { query: { format: 'ids' } }).body) as {
      statements: { object: unknown }[];
    };
    expect(statements[0]?.object).toEqual({ id: ACTIVITY });
  });
});

describe('activities and agents', () => {
  test('an activity is what statements said of it', () => {
    const say = (n: number, name: Record<string, string>): LrsResponse =>
      ask('POST', 'statements', { body: statement(n, { object: { id: ACTIVITY, definition: { name } } }) });
    say(1, { en: 'Tiny' });
    say(2, { cy: 'Bach' });
    expect(JSON.parse(ask('GET', 'activities', { query: { activityId: ACTIVITY } }).body)).toEqual({
      objectType: 'Activity',
      id: ACTIVITY,
      definition: { name: { en: 'Tiny', cy: 'Bach' } },
    });
    expect(ask('GET', 'activities').status).toBe(400);
  });

  test('an agent is a person with lists', () => {
    expect(JSON.parse(ask('GET', 'agents', { query: { agent: AGENT } }).body)).toEqual({
      objectType: 'Person',
      account: [{ homePage: 'https://lms.example.org', name: 'learner-1' }],
    });
    expect(ask('GET', 'agents', { query: { agent: 'x' } }).status).toBe(400);
  });
});

const STATE = { activityId: ACTIVITY, agent: AGENT, registration: REGISTRATION };
const OWNERS: Record<string, Record<string, string>> = {
  'activities/state': { ...STATE, stateId: 'resume' },
  'activities/profile': { activityId: ACTIVITY, profileId: 'resume' },
  'agents/profile': { agent: AGENT, profileId: 'resume' },
};

describe.each(Object.entries(OWNERS))('documents of %s', (path, query) => {
  const text = { ...headers, 'content-type': 'text/plain' };

  test('are put, given with ETag and date, and deleted', () => {
    expect(ask('GET', path, { query }).status).toBe(404);
    expect(ask('PUT', path, { query, headers: text, body: 'saved' }).status).toBe(204);
    const got = ask('GET', path, { query });
    expect([got.status, got.body, got.headers['content-type']]).toEqual([200, 'saved', 'text/plain']);
    expect(got.headers.etag).toMatch(/^"[0-9a-f]{40}"$/);
    expect(got.headers['last-modified']).toMatch(/GMT$/);
    expect(ask('DELETE', path, { query }).status).toBe(204);
    expect(ask('GET', path, { query }).status).toBe(404);
  });

  test('are merged by POST where both are JSON objects', () => {
    ask('POST', path, { query, body: { a: 1, b: { c: 1 } } });
    expect(ask('POST', path, { query, body: { b: 2 } }).status).toBe(204);
    expect(JSON.parse(ask('GET', path, { query }).body)).toEqual({ a: 1, b: 2 });
    expect(ask('POST', path, { query, body: [1] }).status).toBe(400);
    expect(ask('POST', path, { query, headers: text, body: 'x' }).status).toBe(400);
  });

  test('that call themselves JSON are JSON', () => {
    expect(ask('PUT', path, { query, body: '{' }).status).toBe(400);
  });

  test('are guarded by preconditions', () => {
    ask('PUT', path, { query, headers: text, body: 'one' });
    const { etag = '' } = ask('GET', path, { query }).headers;
    const put = (more: Record<string, string>): number =>
      ask('PUT', path, { query, headers: { ...text, ...more }, body: 'two' }).status;
    expect(put({ 'if-match': '"another"' })).toBe(412);
    expect(put({ 'if-none-match': '*' })).toBe(412);
    expect(put({ 'if-none-match': etag })).toBe(412);
    expect(put({ 'if-match': etag })).toBe(204);
    expect(ask('DELETE', path, { query, headers: { ...headers, 'if-match': etag } }).status).toBe(412);
  });

  test('state alone may be written over without a precondition (1.0.3)', () => {
    const put = (): number => ask('PUT', path, { query, headers: text, body: String(now) }).status;
    expect(put()).toBe(204);
    expect(put()).toBe(path === 'activities/state' ? 204 : 409);
  });

  test('are listed, all or since a time', () => {
    const { stateId: _s, profileId: _p, ...owner } = query;
    const id = path === 'activities/state' ? 'stateId' : 'profileId';
    ask('PUT', path, { query: { ...owner, [id]: 'one' }, headers: text, body: '1' });
    const since = new Date(now).toISOString();
    now += 1000;
    ask('PUT', path, { query: { ...owner, [id]: 'two' }, headers: text, body: '2' });
    expect(JSON.parse(ask('GET', path, { query: owner }).body)).toEqual(['one', 'two']);
    expect(JSON.parse(ask('GET', path, { query: { ...owner, since } }).body)).toEqual(['two']);
    const cleared = ask('DELETE', path, { query: owner }).status;
    expect(cleared).toBe(path === 'activities/state' ? 204 : 400);
  });

  test.each([
    ['an unknown parameter', { other: '1' }],
    ['an agent that is none', { agent: '{"name":"x"}' }],
    ['an activity that is no IRI', { activityId: 'tiny' }],
    ['a registration that is no UUID', { registration: 'r1' }],
  ])('are not found by %s', (_name, wrong) => {
    expect(ask('GET', path, { query: { ...query, ...wrong } as Record<string, string> }).status).toBe(400);
  });

  test('need to say whose they are', () => {
    for (const name of Object.keys(query).filter((each) => each !== 'registration')) {
      const { [name]: _left, ...rest } = query;
      expect(ask('PUT', path, { query: rest, headers: text, body: 'x' }).status).toBe(400);
    }
  });
});

test('documents are kept apart by registration, not by the agent’s name', () => {
  const text = { ...headers, 'content-type': 'text/plain' };
  const query = { ...STATE, stateId: 'resume' };
  ask('PUT', 'activities/state', { query, headers: text, body: 'x' });
  const named = JSON.stringify({ ...(JSON.parse(AGENT) as object), name: 'Ada', objectType: 'Agent' });
  expect(ask('GET', 'activities/state', { query: { ...query, agent: named } }).status).toBe(200);
  const { registration: _r, ...without } = query;
  expect(ask('GET', 'activities/state', { query: without }).status).toBe(404);
});

describe('faults', () => {
  test('strike what they match, as often as they say', () => {
    store.faults.push({ match: { method: 'POST', path: 'statements' }, times: 2, effect: 503 });
    const post = (): number => ask('POST', 'statements', { body: statement(1) }).status;
    expect(ask('GET', 'statements').status).toBe(200);
    expect([post(), post(), post()]).toEqual([503, 503, 200]);
    expect(store.statements).toHaveLength(1);
  });

  test('break the connection, hang, or come late', () => {
    const effects = ['refuse', 'hang', { delay: 50 }] as const;
    for (const effect of effects) store.faults.push({ match: {}, times: 1, effect });
    expect(effects.map(() => ask('GET', 'statements').fault)).toEqual([
      { kind: 'refuse' },
      { kind: 'hang' },
      { kind: 'delay', milliseconds: 50 },
    ]);
  });

  test('lose the answer to what was done', () => {
    store.faults.push({ match: { bodyIncludes: uuidOf(1) }, times: 1, effect: 'lose-answer' });
    expect(ask('POST', 'statements', { body: statement(1) }).fault).toEqual({ kind: 'refuse' });
    expect(store.statements).toHaveLength(1);
  });

  test('break within an answer to what was done, refuse repeats, and send headers that are not true', () => {
    const post = () => ask('POST', 'statements', { body: statement(1) });
    const [half, repeats] = [LRS_FAULTS['half-an-answer'], LRS_FAULTS['repeats-409']];
    store.faults.push({ ...half, times: 1 }, { ...repeats, times: 1 });
    expect(post().fault).toEqual({ kind: 'half' });
    expect(post().status).toBe(409);
    expect(store.statements).toHaveLength(1);
    store.faults.push({ ...LRS_FAULTS['429'], times: 1 });
    expect(post()).toMatchObject({ status: 429, headers: { 'retry-after': '30' } });
    const query = { ...STATE, stateId: 'resume' };
    ask('PUT', 'activities/state', { query, headers: { ...headers, 'content-type': 'text/plain' }, body: 'x' });
    store.faults.push({ ...LRS_FAULTS['wrong-etag'], times: 1 }, { ...LRS_FAULTS['cors-refused'], times: 1 });
    expect(ask('GET', 'activities/state', { query }).headers.etag).toBe('"of something else"');
    const conditions = { ...headers, 'if-match': '*', 'content-type': 'text/plain' };
    expect(ask('PUT', 'activities/state', { query, headers: conditions, body: 'y' }).fault).toEqual({ kind: 'refuse' });
  });

  test('spare preflights', () => {
    store.faults.push({ match: {}, times: 1, effect: 503 });
    expect(ask('OPTIONS', 'statements', { headers: { origin: 'http://x' } }).status).toBe(204);
  });
});
