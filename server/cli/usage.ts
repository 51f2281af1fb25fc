/** The message tells what to type. */
export class UsageProblem extends Error {}

export const usage = `使い方：

  npm run cli -- account create --name 名前 --display 表示名 [--role 役割] [--council 協議体]
      アカウントを 作り、合いことばを きめる リンクを 出します。
      役割：municipal_staff（行政担当）・tier1_coordinator・coordinator・facilitator・viewer
  npm run cli -- account reset --name 名前
      合いことばを 忘れた人の、新しい リンクを 出します。
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
