// Stores a draft at the desk some seconds after it was changed, as its button does. Without scripts the button is the way.
'use strict';

const form = document.querySelector('form.desk[data-autosave]');
if (form) {
  const pause = 5000;
  const told = document.getElementById('autosaved');
  let changed = false;
  let timer = 0;
  let storing = null;
  let stopped = false;

  const store = async () => {
    changed = false;
    const fields = new URLSearchParams(new FormData(form));
    fields.set('do', 'save');
    try {
      const answer = await fetch(form.action, { method: 'POST', body: fields });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (answer.ok) {
        // The fields of this page go on changing the draft that it was opened with: only the version that they follow on is new.
        form.elements.etag.value = page.querySelector('form.desk').elements.etag.value;
      } else {
        changed = true;
      }

      // Somebody else's version is there: only a person decides whether it is replaced.
      stopped = answer.status === 409;
      told.textContent = page.querySelector('form.desk')
        ? page.querySelector('[role=status], [role=alert] h2').textContent
        : page.querySelector('h1').textContent;
    } catch {
      changed = true;
      told.textContent = form.dataset.autosave;
    }
    storing = null;
  };

  form.addEventListener('input', () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!stopped) {
        storing ??= store();
      }
    }, pause);
  });

  form.addEventListener('submit', async event => {
    clearTimeout(timer);
    changed = false;
    if (storing) {
      event.preventDefault();
      await storing;
      form.requestSubmit(event.submitter);
    }
  });

  addEventListener('beforeunload', event => {
    if (changed) {
      event.preventDefault();
    }
  });
}
