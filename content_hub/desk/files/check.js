"use strict";
{
  const form = document.getElementById("check");
  let timer = 0;
  let round = 0;
  async function look() {
    const mine = ++round;
    const answer = await fetch(form.action, {method: "POST", body: new URLSearchParams(new FormData(form))}).catch(() => null);
    if (!answer?.ok || mine !== round) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("result");
    if (fresh && mine === round) document.getElementById("result").replaceChildren(...fresh.childNodes);
  }
  if (form) {
    for (const hint of document.querySelectorAll(".scripted")) hint.hidden = false;
    form.addEventListener("input", () => {
      clearTimeout(timer);
      ++round;
      timer = setTimeout(look, 300);
    });
  }
}
