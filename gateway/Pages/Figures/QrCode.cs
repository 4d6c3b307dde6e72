using System.Text;
using ZXing;
using ZXing.QrCode;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>An address as a QR code, to read from paper.</summary>
internal static class QrCode
{
    private static readonly Dictionary<EncodeHintType, object> Hints = new()
    {
        [EncodeHintType.ERROR_CORRECTION] = ZXing.QrCode.Internal.ErrorCorrectionLevel.M,
    };

    /// <summary>Its dark squares as one path, and how many squares it is wide and high with its margin.</summary>
    public static (string Path, int Size) Of(string address)
    {
        // Asked for in no size, each square is one dot.
        var dots = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0, Hints);
        var path = new StringBuilder();
        for (var y = 0; y < dots.Height; y++)
        {
            for (var x = 0; x < dots.Width; x++)
            {
                var first = x;
                while (x < dots.Width && dots[x, y])
                {
                    x++;
                }

                if (x > first)
                {
                    path.Append($"M{first} {y}h{x - first}v1h-{x - first}z");
                }
            }
        }

        return (path.ToString(), dots.Width);
    }
}
