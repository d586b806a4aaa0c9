// A button on every block of code: what is typed goes to the clipboard, without the prompts and what came out.
(() => {
  const chinese = document.documentElement.lang.startsWith("zh");
  const words = chinese ? { copy: "复制", copied: "已复制" } : { copy: "copy", copied: "copied" };
  const prompts = /^(>>> |\.\.\. |>>>$|\.\.\.$|\$ )/;

  // Behind a block that goes on over lines, the prompt wants an empty one.
  function typed(text) {
    const lines = text.replace(/\n+$/, "").split("\n");
    const asked = lines.filter((line) => prompts.test(line));
    if (!asked.length) return lines.join("\n") + "\n";
    const ends = (number) => asked[number].startsWith("...") && !asked[number + 1]?.startsWith("...");
    return asked.map((line, number) => line.replace(prompts, "") + (ends(number) ? "\n\n" : "\n")).join("");
  }

  async function put(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {  // a page that was opened from a folder may not
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const block of document.querySelectorAll("div.highlight")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = words.copy;
      button.addEventListener("click", async () => {
        await put(typed(block.querySelector("pre").textContent));
        button.textContent = words.copied;
        setTimeout(() => (button.textContent = words.copy), 1500);
      });
      block.append(button);
    }
  });
})();
