// On the other pages of the staff: goes on sending what was begun at the desk, and says how far it is.
const line = document.querySelector("#carrying");
const delivery = localStorage.getItem("wenku-sending");
const token = document.querySelector("input[name='form-token']")?.value;

if (line && delivery && token && !document.querySelector("#receive, #delivery")) {
  const { Sending, alone } = await import("./sending.js");
  const tell = (sending) => {
    const { files, done } = sending.sums;
    const link = line.querySelector("a");
    link.href = `/staff/receive/${delivery}`;
    link.textContent = line.dataset.words.replace("{0}", done).replace("{1}", files);
    line.hidden = sending.ended || !files;
  };
  const sending = new Sending(delivery, token, tell);
  alone(delivery, async () => {
    try {
      await sending.begin();
      await new Promise((resolve) => addEventListener("pagehide", resolve));
    } catch {
      // It was given up, or handed in from another window.
      localStorage.removeItem("wenku-sending");
      line.hidden = true;
    }
  });
}
