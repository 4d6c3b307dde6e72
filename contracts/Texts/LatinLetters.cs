using System.Collections.Frozen;
using System.Text;

namespace Medborgarlofte.Contracts.Texts;

/// <summary>
/// Latin letters and their marks. string.Normalize does nothing for them in a process that runs without ICU, so the composed letters of
/// U+00C0 to U+024F stand here; a test compares them with ICU's.
/// </summary>
public static class LatinLetters
{
    // For each combining mark: a letter, and that letter with the mark.
    private static readonly (char Mark, string Pairs)[] Marks =
    [
        ('\u0300', "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹ"),
        ('\u0301', "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿ"),
        ('\u0302', "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ"),
        ('\u0303', "AÃNÑOÕaãnñoõIĨiĩUŨuũ"),
        ('\u0304', "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳ"),
        ('\u0306', "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭ"),
        ('\u0307', "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯ"),
        ('\u0308', "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸ"),
        ('\u030A', "AÅaåUŮuů"),
        ('\u030B', "OŐoőUŰuű"),
        ('\u030C', "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ"),
        ('\u030F', "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕ"),
        ('\u0311', "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ"),
        ('\u031B', "OƠoơUƯuư"),
        ('\u0326', "SȘsșTȚtț"),
        ('\u0327', "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩ"),
        ('\u0328', "AĄaąEĘeęIĮiįUŲuųOǪoǫ"),
    ];

    // Letters whose stroke or shape is no mark of its own.
    private static readonly Dictionary<char, string> Others = new()
    {
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['ð'] = "d", ['đ'] = "d", ['þ'] = "th", ['ħ'] = "h", ['ł'] = "l", ['ŧ'] = "t", ['ŋ'] = "n", ['ı'] = "i",
    };

    private static readonly FrozenDictionary<(char Letter, char Mark), char> Composed = Marks
        .SelectMany(mark => mark.Pairs.Chunk(2).Select(pair => KeyValuePair.Create((pair[0], mark.Mark), pair[1])))
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<char, char> Base = Composed.ToFrozenDictionary(pair => pair.Value, pair => pair.Key.Letter);

    /// <summary>The text with each letter and the mark after it as one character: what a Mac writes as "a" and a ring becomes "å".</summary>
    public static string Compose(string text)
    {
        if (!text.Any(IsMark))
        {
            return text;
        }

        var composed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (composed.Length > 0 && IsMark(letter) && Composed.TryGetValue((composed[^1], letter), out var one))
            {
                composed[^1] = one;
            }
            else
            {
                composed.Append(letter);
            }
        }

        return composed.ToString();
    }

    /// <summary>Lower case without marks, to compare by: "Örebro", "OREBRO" and "orebro" are one.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Where(letter => !IsMark(letter)))
        {
            var plain = letter;
            while (Base.TryGetValue(plain, out var without))
            {
                plain = without;
            }

            plain = char.ToLowerInvariant(plain);
            _ = Others.TryGetValue(plain, out var written) ? folded.Append(written) : folded.Append(plain);
        }

        return folded.ToString();
    }

    /// <summary>As <see cref="Fold"/>, letters and digits alone: "A-traktor", "a traktor" and "atraktor" are one.</summary>
    public static string FoldToName(string text) => string.Concat(Fold(text).Where(char.IsLetterOrDigit));

    private static bool IsMark(char letter) => letter is >= '\u0300' and <= '\u036F';
}
