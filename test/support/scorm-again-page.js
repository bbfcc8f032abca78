// The page of an LMS made of scorm-again: keeps its values in the device's storage, and writes down every call.
const key = 'scorm-again';
const kept = JSON.parse(localStorage.getItem(key) ?? '{"calls":[]}');
const settings = document.querySelector('#launch').dataset;
const api = new window.Scorm12API({ autocommit: false, logLevel: 5 });

if (kept.cmi) {
  const core = {
    ...kept.cmi.core,
    entry: kept.cmi.core.exit === 'suspend' ? 'resume' : '',
    exit: '',
    session_time: '',
  };
  api.loadFromJSON({ ...kept.cmi, core }, 'cmi');
}
api.cmi.core.student_id = 'learner-1';
api.cmi.core.student_name = 'Okafor, Ada';

const names = [
  'LMSInitialize',
  'LMSFinish',
  'LMSGetValue',
  'LMSSetValue',
  'LMSCommit',
  'LMSGetLastError',
  'LMSGetErrorString',
  'LMSGetDiagnostic',
];
const session = { placement: settings.placement };
window.API = Object.fromEntries(
  names.map((name) => [
    name,
    (...given) => {
      const answer = api[name](...given);
      const error = String(api.LMSGetLastError());
      kept.calls.push({ name, given, answer: String(answer), error, ...session });
      if (name === 'LMSCommit' || name === 'LMSFinish') kept.cmi = api.renderCMIToJSONObject().cmi;
      localStorage.setItem(key, JSON.stringify(kept));
      return answer;
    },
  ]),
);

document.addEventListener('DOMContentLoaded', () => {
  document.querySelector('#open')?.addEventListener('click', ({ target }) => {
    window.open(target.dataset.url, 'course', 'width=1024,height=768');
  });
});
