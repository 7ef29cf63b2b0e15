package org.wenku.web.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** PDFs that say they are PDF/A-1b; one keeps to it, and one does not. */
final class PdfaDonation {

    private static final String SAYING =
            "<?xpacket begin=\"\u00ef\u00bb\u00bf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                    + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
                    + " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><pdfaid:part>1</pdfaid:part>"
                    + "<pdfaid:conformance>B</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta>\n"
                    + "<?xpacket end=\"w\"?>";

    private PdfaDonation() {}

    /** An empty page, in which there is nothing that could be wrong. */
    static Path honest(Path target) throws IOException {
        return write(target, "<< >>", "0 0 m\n");
    }

    /** A page whose font is not in the file, as PDF/A wants it. */
    static Path boastful(Path target) throws IOException {
        return write(
                target,
                "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
                "BT /F1 24 Tf 72 700 Td (For ever) Tj ET\n");
    }

    private static Path write(Path target, String resources, String page) throws IOException {
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources " + resources + " >>",
                stream("", page),
                stream("/Type /Metadata /Subtype /XML ", SAYING));
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        StringBuilder table = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int start = pdf.length();
        String id = "<0123456789ABCDEF0123456789ABCDEF>";
        pdf.append(table)
                .append("trailer\n<< /Size 6 /Root 1 0 R /ID [" + id + id + "] >>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return Files.write(target, pdf.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String stream(String kind, String content) {
        return "<< " + kind + "/Length " + content.length() + " >>\nstream\n" + content + "\nendstream";
    }
}
