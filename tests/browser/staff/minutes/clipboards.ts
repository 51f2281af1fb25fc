/**
 * Other programs put this on the clipboard, shortened where it repeats, and the minutes (会議録) must
 * make these lines of it.
 */
const excel = (rows: string) => `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {mso-style-parent:style0; font-weight:700;}--></style></head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=216 style='border-collapse:collapse;width:162pt'>
<!--StartFragment-->
 <col width=72 span=3 style='width:54pt'>
${rows}
<!--EndFragment-->
</table></body></html>`;

const word = (body: string) => `<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0mm; text-align:justify;} --></style></head>
<body lang=JA style='tab-interval:42.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

const normal = (
	words: string
) => `<p class=MsoNormal><span style='font-family:"MS 明朝",serif'>${words}</span>
<span lang=EN-US><o:p></o:p></span></p>`;
const wordRow = (...cells: string[]) =>
	`<tr style='mso-yfti-irow:0'>${cells.map((cell) => `<td width=189 valign=top>${cell}</td>`).join('')}</tr>`;

export const clipboards: readonly { name: string; html: string; lines: readonly string[] }[] = [
	{
		name: 'cells of Excel',
		html: excel(` <tr height=25 style='height:18.75pt'>
  <td height=25 class=xl65 width=72>サロン名</td>
  <td class=xl65 width=72>曜日</td>
  <td class=xl65 width=72>場所</td>
 </tr>
 <tr height=25>
  <td height=25>さくら会</td>
  <td>第1月<br>
    第3月</td>
  <td><span style='mso-spacerun:yes'>&nbsp;&nbsp;</span>集会所</td>
 </tr>
 <tr height=25><td height=25 style='height:18.75pt'></td><td></td><td></td></tr>
 <tr height=25><td>なごみ</td><td></td><td>公民館&#x3000;和室</td></tr>
 <tr height=25><td colspan=2 style='mso-ignore:colspan'>休みの 月</td><td>8月</td></tr>
 <tr height=25 style='height:18.75pt;display:none'><td>田中</td><td>090</td><td>内緒</td></tr>`),
		lines: [
			'サロン名　曜日　場所',
			'さくら会　第1月 第3月　集会所',
			'なごみ　　公民館　和室',
			'休みの 月　8月'
		]
	},
	{
		name: 'a hidden column of Excel',
		html: excel(
			'<tr><td>さくら会</td><td>田中</td><td>月</td></tr><tr><td colspan=2>なごみ</td><td>水</td></tr>'
		).replace('<col width=72 span=3', "<col width=72><col width=0 style='display:none'><col width=72"),
		lines: ['さくら会　月', 'なごみ　水']
	},
	{
		name: 'one column of Excel',
		html: excel('<tr><td>米が 重い</td></tr> <tr><td>庭の<br>草</td></tr>'),
		lines: ['米が 重い', '庭の\n草']
	},
	{
		name: 'a table of Word with readings, a list and a comment',
		html: word(`${normal('きょうの 話')}<table class=MsoTableGrid border=1><thead>${wordRow(normal('発言者'), normal('発言内容'))}</thead>
${wordRow(normal('委員'), normal('車が <ruby>少<rp>(</rp><rt>すく</rt><rp>)</rp></ruby>ない') + normal('<b>朝</b>は ある'))}
${wordRow(normal('事務局'), '<ul><li>送迎</li><li>配食</li></ul>')}</table>
${normal('おわり<span class=MsoCommentReference><a href="#_msocom_1">[水1]</a></span>')}
<div style='mso-element:comment-list'><p class=MsoCommentText>ここは 出さない</p></div>`),
		lines: ['きょうの 話', '発言者　発言内容', '委員　車が 少ない 朝は ある', '事務局　送迎 配食', 'おわり']
	},
	{
		name: 'cells of Google Sheets',
		html: `<google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="ltr" data-sheets-root="1"><colgroup><col width="100"/></colgroup>
<tbody><tr style="height:21px;"><td data-sheets-value="{}">日</td><td>ことがら</td></tr>
<tr><td rowspan="2">1月</td><td>見守り<br/>配食</td></tr><tr><td>体操</td></tr></tbody></table></google-sheets-html-origin>`,
		lines: ['日　ことがら', '1月　見守り 配食', '体操']
	},
	{
		name: 'rows without their table',
		html: '<meta charset="utf-8"><tr><td>さくら会</td><td>月</td></tr><tr><th>なごみ</th><td>水</td></tr>',
		lines: ['さくら会　月', 'なごみ　水']
	},
	{
		name: 'a page that is laid out in tables',
		html: `<table><caption>おしらせ</caption><tr><td><p>一段目</p><ul><li>ひとつ</li><li>ふたつ</li></ul></td></tr>
<tr><td>左</td><td>まえ<table><tr><td>月</td><td>体操</td></tr><tr><td>水</td><td><table><tr><td>午前</td><td>茶話会</td></tr></table></td></tr></table>あと</td><td>右</td></tr></table>`,
		lines: [
			'おしらせ',
			'一段目',
			'ひとつ',
			'ふたつ',
			'左',
			'まえ',
			'月　体操',
			'水',
			'午前　茶話会',
			'あと',
			'右'
		]
	},
	{
		name: 'readings in each of their forms',
		html: `<p><ruby><rb>少</rb><rp>（</rp><rt>すく</rt><rp>）</rp></ruby>ない、<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>、
<ruby style='ruby-align:center'><rt style='font-size:5pt'>さか</rt>坂</ruby>、<ruby>人<rtc><rt>ひと</rt></rtc></ruby></p>`,
		lines: ['少ない、東京、 坂、人']
	},
	{
		name: 'a reading alone',
		html: '<span><ruby><rt>はづきだい</rt></ruby></span>',
		lines: ['はづきだい']
	},
	{
		name: 'line ends that no page knows',
		html: `<p>一\u000b二\u2028三\u2029四\u0085五</p><div style="white-space:pre-wrap">六\n七</div><pre>八\n九</pre>`,
		lines: ['一\n二\n三\n四\n五', '六\n七', '八\n九']
	}
];
