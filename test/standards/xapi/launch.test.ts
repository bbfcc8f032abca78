import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readActor } from '../../../src/standards/xapi/adapter/actor.js';
import { takeLaunch } from '../../../src/standards/xapi/adapter/launch.js';
import { actor, COURSE_IRI, launchAddress, REGISTRATION } from './sample.js';
import { makeStorage } from './storage.js';
import { blockStorages, makeWorld, openTab } from './world.js';

const course = { id: 'open', activityId: COURSE_IRI };

function launchAt(address: string, of: { id: string; activityId?: string } = course): ReturnType<typeof takeLaunch> {
  return takeLaunch(openTab(makeWorld(), address).window, of);
}

describe('a launch', () => {
  test('is read from the address', () => {
    const address = launchAddress({
      activity_platform: 'Ward LMS',
      'Accept-Language': 'en-GB,fr;q=0.5',
      grouping: 'https://example.org/programme',
    });
    expect(launchAt(address)).toEqual({
      endpoint: 'https://lrs.example.org/xapi/',
      auth: 'Basic YTpi',
      actor,
      courseIri: COURSE_IRI,
      registration: REGISTRATION,
    });
  });

  test('goes without what was not given or would be refused', () => {
    const launch = launchAt(launchAddress({ registration: 'enrolment 7', activity_id: 'seven', grouping: '' }));
    expect(launch).toEqual({
      endpoint: 'https://lrs.example.org/xapi/',
      auth: 'Basic YTpi',
      actor,
      courseIri: COURSE_IRI,
    });
  });

  test.each([
    ['an endpoint that is no web address', { endpoint: 'javascript:alert(1)' }],
    ['a relative endpoint', { endpoint: '/xapi/' }],
    ['no credentials', { auth: undefined }],
    ['no actor', { actor: undefined }],
    ['an actor that is no JSON', { actor: '{"name":' }],
    ['an actor without an identifier', { actor: '{"name":"Ann"}' }],
    ['an actor that is null', { actor: 'null' }],
  ])('is broken, and not taken for one without an LMS, with %s', (_, changes) => {
    expect(launchAt(launchAddress(changes))).toBeNull();
  });

  test('is none without an endpoint', () => {
    expect(launchAt(launchAddress({ endpoint: undefined }))).toBeUndefined();
  });

  test('is broken where nobody knows the course’s IRI', () => {
    expect(launchAt(launchAddress({ activity_id: undefined }), { id: 'open' })).toBeNull();
  });

  test('takes a bare token, and a + that came unencoded', () => {
    expect(launchAt(launchAddress({ auth: 'YTpi' }))?.auth).toBe('Basic YTpi');
    expect(launchAt(launchAddress().replace('Basic%20YTpi', 'Basic+YT+pi'))?.auth).toBe('Basic YT+pi');
    expect(launchAt(launchAddress({ auth: 'Bearer a b' }))?.auth).toBe('Bearer a b');
  });

  test('leaves the address, and stays for a reload of the same tab', () => {
    const [world, session] = [makeWorld(), makeStorage()];
    const address = `${launchAddress().replace('?', '?theme=a%20b&')}&x=$&y#page`;
    const tab = openTab(world, address, session);
    const launch = takeLaunch(tab.window, course);
    expect(tab.address).toBe('https://lms.example.org/course/index.html?theme=a%20b&x=$&y#page');
    expect(takeLaunch(openTab(world, tab.address, session).window, course)).toEqual(launch);
    expect(takeLaunch(openTab(world, tab.address).window, course)).toBeUndefined();
    expect(takeLaunch(openTab(world, tab.address, session).window, { id: 'other' })).toBeUndefined();
  });

  test('leaves no credentials in the address of a launch that is none', () => {
    const tab = openTab(makeWorld(), launchAddress().replace(/endpoint=[^&]*&/, ''));
    expect(takeLaunch(tab.window, course)).toBeUndefined();
    expect(tab.address).toBe('https://lms.example.org/course/index.html');
  });

  test('leaves an address of its own clean', () => {
    const tab = openTab(makeWorld(), launchAddress());
    takeLaunch(tab.window, course);
    expect(tab.address).toBe('https://lms.example.org/course/index.html');
  });

  test('stays in the address where a reload could not find it otherwise', () => {
    const tab = openTab(makeWorld(), launchAddress());
    blockStorages(tab.window);
    expect(takeLaunch(tab.window, course)).toBeDefined();
    expect(tab.address).toBe(launchAddress());
  });

  test('never throws, whatever the address', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (endpoint, who, rest) => {
        launchAt(`https://a.example/?endpoint=${endpoint}&actor=${who}&auth=a&${rest}`);
        launchAt(launchAddress({ actor: who, endpoint: `https://${endpoint}` }));
      }),
    );
  });
});

describe('readActor', () => {
  test.each([
    [
      { name: ['Ann'], mbox: ['mailto:a@b.c'] },
      { name: 'Ann', mbox: 'mailto:a@b.c' },
    ],
    [{ mbox: 'a@b.c', objectType: 'Agent' }, { mbox: 'mailto:a@b.c' }],
    [{ name: '', mbox_sha1sum: 'ab' }, { mbox_sha1sum: 'ab' }],
    [{ openid: 'https://me.example' }, { openid: 'https://me.example' }],
    [
      { account: { homePage: 'https://h.example', name: '7' } },
      { account: { homePage: 'https://h.example', name: '7' } },
    ],
    [
      { name: ['Bo'], account: [{ accountServiceHomePage: 'https://h.example', accountName: '7' }] },
      { name: 'Bo', account: { homePage: 'https://h.example', name: '7' } },
    ],
    [{ account: { homePage: 'https://h.example' } }, undefined],
    [{ mbox: 7, account: 'x' }, undefined],
    [{ mbox: 'MAILTO:a@b.c' }, { mbox: 'mailto:a@b.c' }],
    [
      { account: { homePage: 'https://h.example', name: 7 } },
      { account: { homePage: 'https://h.example', name: '7' } },
    ],
    [[], undefined],
  ])('%j', (given, expected) => {
    expect(readActor(JSON.stringify(given))).toEqual(expected);
  });

  test('takes exactly one identifier', () => {
    const both = { mbox: 'mailto:a@b.c', account: { homePage: 'https://h.example', name: '7' } };
    expect(readActor(JSON.stringify(both))).toEqual({ mbox: 'mailto:a@b.c' });
  });
});
