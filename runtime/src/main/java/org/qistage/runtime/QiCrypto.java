package org.qistage.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.TextFault;
import org.qistage.runtime.value.QiText;

/// The functions of the ABI for digests and Base64. A text stands for its bytes in UTF-8; a digest is
/// written in lower-case hexadecimal.
public final class QiCrypto {
  private QiCrypto() {}

  public static String qi_crypto_md5(String text) {
    return digest("MD5", text);
  }

  public static String qi_crypto_sha256(String text) {
    return digest("SHA-256", text);
  }

  public static String qi_crypto_sha512(String text) {
    return digest("SHA-512", text);
  }

  private static String digest(String algorithm, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm, e);
    }
  }

  public static String qi_crypto_hmac_sha256(String message, String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    // Java refuses an empty key. HMAC fills a key up with zeros, so that one zero is the same key.
    byte[] filled = bytes.length == 0 ? new byte[1] : bytes;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(filled, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256", e);
    }
  }

  public static String qi_crypto_base64_encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Takes only what encoding gives: the alphabet of RFC 4648 with its padding, and bytes that are a
  /// text in UTF-8.
  public static String qi_crypto_base64_decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      throw QiError.of(new TextFault.InvalidBase64(quoted(text)));
    }
    if (text.length() % 4 != 0) {
      throw QiError.of(new TextFault.InvalidBase64(quoted(text)));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw QiError.of(new TextFault.Base64NotText(quoted(text)));
    }
  }

  private static String quoted(String text) {
    return "\"" + QiText.shortened(text) + "\"";
  }
}
