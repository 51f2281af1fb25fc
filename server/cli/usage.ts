/** The message tells what to type. */
export class UsageProblem extends Error {}

export const usage = `使い方：

  npm run cli -- account create --name 名前 --display 表示名 [--role 役割] [--council 協議体 | --area 地区]
      アカウントを 作り、合いことばを きめる リンクを 出します。
      役割：municipal_staff（行政担当）・tier1_coordinator・coordinator・facilitator・viewer
  npm run cli -- account reset --name 名前
      合いことばを 忘れた人の、新しい リンクを 出します。
  npm run cli -- account reset --name 名前 --second-factor
      スマホも 予備の番号も なくした人の、2つめの かぎを はずします。
  npm run cli -- account list
      アカウントと 役割を ならべます。
  npm run cli -- account role --name 名前 --give 役割 | --take 役割 [--council 協議体 | --area 地区] [--title 呼び方]
      役割を わたす、または はずします。行政担当が だれも いなくなった ときも ここから。
  npm run cli -- account hand-over --name いまの人 --to 次の人 [--display 次の人の 表示名] [--keep]
      役割と 会議の かぎを 次の人に 引きつぎます。--display を つけると 次の人を まねきます。
      --keep は しばらく ふたりで 持ちます。
  npm run cli -- account remove --name 名前
      アカウントを はずします。記録と 表示名は のこります。
  npm run cli -- meeting prepare --council 協議体 [--theme テーマ] [--venue 場所] [--at 2027-01-23T10:00]
      次の 会議を 準備して、QRの 先・番号・投影の リンクを 出します。
      --at は 日本の 時刻です。
  npm run cli -- meeting open --council 協議体 [--number 回]
      きょうの 会議の 入口を ひらきます。ほかの 日の 会議は --number で えらびます。
  npm run cli -- restored
      バックアップから 戻したあとに。開いたままの ページが 古い ようすを 書きこまないように します。
  npm run cli -- retention --list
      開催した 年度の あと 3年度が すぎた、まとめ完了の 会議を しらべます。何も 消しません。
  npm run cli -- retention --apply
      その 会議の 紙の ことばと、5年を すぎた「個別の支援につなぐ」の 記録を 消します。もとに もどせません。
  npm run cli -- demo
      空の デモ用フォルダに、架空の 市を 作ります。

  どれにも：--json（機械が 読む形）、--municipality 市町村（いくつか あるとき）
  協議体は 名前でも id でも えらべます。
`;
