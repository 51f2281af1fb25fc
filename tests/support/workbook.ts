import { zipOf } from './zip.ts';

/** A workbook as Excel writes it: its words beside the sheet, readings beside the words. */
export const book = (sheet: string, shared = '') =>
	zipOf({
		'[Content_Types].xml': '<Types/>',
		'xl/workbook.xml':
			'<workbook xmlns:r="r"><sheets><sheet name="もと" state="hidden" r:id="rId1"/><sheet name="紙" r:id="rId2"/></sheets></workbook>',
		'xl/_rels/workbook.xml.rels':
			'<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
		'xl/sharedStrings.xml': `<sst>${shared}</sst>`,
		'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>',
		'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`
	});
