// Passkeys: the one thing on these pages that needs a script. Without it the buttons stay hidden, and the forms do all the rest.
const button = document.querySelector("[data-passkey]");
if (button && window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  const { passkey: adds, root, token, failed } = button.dataset;
  const post = (path, body) => fetch(root + path, {
    method: "POST", headers: { "Content-Type": "application/json", RequestVerificationToken: token }, body,
  });
  const ask = async () => {
    const options = await post(adds ? "/new" : "/options", "{}");
    if (!options.ok) {
      return options;
    }
    const asked = await options.json();
    const credential = adds
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
    return post((adds ? "/add" : "/use") + location.search, JSON.stringify(credential));
  };
  button.closest("[hidden]").hidden = false;
  button.addEventListener("click", async () => {
    try {
      location.assign((await (await ask()).json()).to);
    } catch {
      document.querySelector("#passkey-status").textContent = failed;
    }
  });
}
