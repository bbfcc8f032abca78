/** LOM in the manifest: IMS Learning Resource Meta-Data 1.2.1, as SCORM 1.2 binds it (CAM 2.2). */

import type { LomContribution, LomFacts } from '../lom.js';
import type { XmlObject } from '../xml.js';

const langstring = (text: string, language: string): XmlObject => ({
  'imsmd:langstring': { '@xml:lang': language, '#': text },
});

/** A word of LOM's own vocabulary. */
const vocabulary = (value: string): XmlObject => ({
  'imsmd:source': langstring('LOMv1.0', 'x-none'),
  'imsmd:value': langstring(value, 'x-none'),
});

function contribution({ role, vcards, date }: LomContribution): XmlObject {
  return {
    'imsmd:role': vocabulary(role),
    'imsmd:centity': vcards.map((vcard) => ({ 'imsmd:vcard': vcard })),
    ...(date ? { 'imsmd:date': { 'imsmd:datetime': date } } : {}),
  };
}

function educational(facts: LomFacts): XmlObject {
  return {
    'imsmd:intendedenduserrole': vocabulary('Learner'),
    ...(facts.duration ? { 'imsmd:typicallearningtime': { 'imsmd:datetime': facts.duration } } : {}),
    ...(facts.audience ? { 'imsmd:description': langstring(facts.audience, facts.language) } : {}),
    'imsmd:language': facts.language,
  };
}

function rights(facts: LomFacts): XmlObject {
  return {
    'imsmd:cost': vocabulary('no'),
    'imsmd:copyrightandotherrestrictions': vocabulary('yes'),
    ...(facts.licence ? { 'imsmd:description': langstring(facts.licence, 'x-none') } : {}),
  };
}

/** One that SCORM demands (purpose, description, keyword), and one for each objective. */
function classifications({ description, keywords, objectives, language }: LomFacts): XmlObject[] {
  const own = {
    'imsmd:purpose': vocabulary('Idea'),
    'imsmd:description': langstring(description, language),
    'imsmd:keyword': keywords.map((keyword) => langstring(keyword, language)),
  };
  const taught = objectives.map((objective) => ({
    'imsmd:purpose': vocabulary('Educational Objective'),
    'imsmd:description': langstring(objective, language),
  }));
  return [own, ...taught];
}

/** The `lom` element's content, its parts in the order that the XSD demands. */
export function makeLom(facts: LomFacts, launch: string): XmlObject {
  const { language } = facts;
  return {
    'imsmd:general': {
      'imsmd:title': langstring(facts.title, language),
      'imsmd:catalogentry': {
        'imsmd:catalog': 'coursewright',
        'imsmd:entry': langstring(facts.identifier, 'x-none'),
      },
      'imsmd:language': language,
      'imsmd:description': langstring(facts.description, language),
      'imsmd:keyword': facts.keywords.map((keyword) => langstring(keyword, language)),
    },
    'imsmd:lifecycle': {
      'imsmd:version': langstring(facts.version, 'x-none'),
      'imsmd:status': vocabulary('Final'),
      'imsmd:contribute': facts.contributions.map(contribution),
    },
    'imsmd:metametadata': { 'imsmd:metadatascheme': 'ADL SCORM 1.2', 'imsmd:language': language },
    'imsmd:technical': {
      'imsmd:format': 'text/html',
      'imsmd:location': { '@type': 'URI', '#': launch },
    },
    'imsmd:educational': educational(facts),
    'imsmd:rights': rights(facts),
    'imsmd:classification': classifications(facts),
  };
}
