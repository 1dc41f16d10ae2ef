// 进度：还有等着办的，过一会儿再看一次，只换进度那一块；没有脚本时点“看最新进度”。
(() => {
  const look = () => {
    const box = document.querySelector("[data-again]");
    if (box) setTimeout(again, Number(box.dataset.again) * 1000, box);
  };
  const again = async (box) => {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(box.id);
      if (answer.ok && fresh && !box.contains(document.activeElement)) box.replaceWith(fresh);
    } catch {
      // 网络断了：下一次再看。
    }
    look();
  };
  look();
})();
