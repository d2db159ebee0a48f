package mtasts.lab.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;

/** Reads a mail as a mail program does. */
final class MailContent {

  private MailContent() {}

  /** The first plain text in it; no text where there is none, or where it is no MIME message. */
  static String text(byte[] mail) {
    try {
      Session session = Session.getInstance(new Properties());
      return firstText(new MimeMessage(session, new ByteArrayInputStream(mail)))
          .replace("\r\n", "\n");
    } catch (MessagingException | IOException e) {
      return "";
    }
  }

  private static String firstText(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/plain")) {
      return String.valueOf(part.getContent());
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String text = firstText(parts.getBodyPart(i));
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return "";
  }
}
