using System.Text;

namespace Medborgarlofte.Standalone.Tests.Fuzz;

/// <summary>Damages a valid input, as cables, wrong programs and attackers do. The same seed gives the same input.</summary>
internal static class Mutation
{
    private static readonly byte[][] Inserted =
    [
        .. new[]
        {
            "", "\0", "null", "true", "-1", "1e400", "99999999999999999999999999", "0.1", "\"", "\\", "\\u0000", "\\ud800", "[", "{", "}", "]", ",", ":", ";", "\n", "\r\n",
            "2021-02-30", "9999-12-31", "0001-01-01", "å", "😀", "\ufeff", "\u202e", "'; drop table records; --", "<script>", "../../", "%00", "${7*7}", "\"x\":", "NaN",
            new string('[', 200), new string('9', 400), new string('a', 5000), "19811218-9876",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], [0x0b], [0x0c], [0xff, 0xff, 0xff, 0xff, 0x07],
    ];

    public static byte[] Of(byte[] valid, Random random)
    {
        var bytes = valid.ToList();
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0 when length > 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1 when length > 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, Inserted[random.Next(Inserted.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }
}
