// What Swagger UI draws lacks a landmark, the order of its headings, and names of its lists to choose from.
const levels = [[".opblock-tag", 2], [".opblock h4", 3], [".opblock h5", 4], [".models h4", 2]];

const regions = [[".information-container", "Om API:et / About the API"], [".scheme-container", "Server"]];

const set = (part, name, value) => part.getAttribute(name) === value || part.setAttribute(name, value);

const mend = () => {
  for (const [parts, name] of regions) {
    document.querySelectorAll(parts).forEach(part => {
      set(part, "role", "region");
      set(part, "aria-label", name);
    });
  }

  for (const [parts, level] of levels) {
    document.querySelectorAll(parts).forEach(part => set(part, "aria-level", String(level)));
  }

  document.querySelectorAll("select").forEach(list =>
    set(list, "aria-label", list.closest("tr")?.dataset.paramName ?? (list.id === "servers" ? "Server" : list.className.includes("example") ? "Exempel / Example" : "Format")));
  document.querySelectorAll("pre.microlight, .opblock-body, .swagger-ui table").forEach(part => set(part, "tabindex", "0"));
};

new MutationObserver(mend).observe(document.documentElement, { childList: true, subtree: true });
mend();
