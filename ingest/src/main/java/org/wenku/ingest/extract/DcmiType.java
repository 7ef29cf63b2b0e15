package org.wenku.ingest.extract;

import java.util.Optional;

/** The term of the DCMI Type Vocabulary that a media type stands for. */
final class DcmiType {

    private DcmiType() {}

    /** The type, if the media type tells it. */
    static Optional<String> of(String mediaType) {
        String top = mediaType.substring(0, mediaType.indexOf('/') + 1);
        return switch (top) {
            case "image/" -> Optional.of("StillImage");
            case "audio/" -> Optional.of("Sound");
            case "video/" -> Optional.of("MovingImage");
            case "text/" -> Optional.of(mediaType.matches("text/(csv|tab-separated-values|tsv)") ? "Dataset" : "Text");
            case "message/" -> Optional.of("Text");
            default -> ofApplication(mediaType);
        };
    }

    private static Optional<String> ofApplication(String mediaType) {
        if (mediaType.matches(".*(spreadsheet|ms-excel|excel|dbf|sqlite|msaccess|\\+?json|matlab|sas|parquet).*")) {
            return Optional.of("Dataset");
        }
        if (mediaType.matches(".*/(zip|gzip|x-gzip|x-tar|x-gtar|x-7z.*|x-rar.*|x-bzip.*|x-xz|java-archive|warc|mbox"
                + "|vnd.ms-outlook-pst|x-tika-(iworks|unix).*)")) {
            return Optional.of("Collection");
        }
        if (mediaType.matches(".*(pdf|msword|word|opendocument.text|presentation|powerpoint|rtf|epub|xml|ms-outlook"
                + "|wordperfect|publisher|onenote|ofd|iwork|pages|keynote|tika-msoffice|works|postscript).*")) {
            return Optional.of("Text");
        }
        return mediaType.matches(".*(executable|x-msdownload|java-vm|x-sharedlib|x-elf|x-dosexec).*")
                ? Optional.of("Software")
                : Optional.empty();
    }
}
