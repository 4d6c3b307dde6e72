using System.Collections.Frozen;

namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>
/// Words and abbreviations of three letters that stand before numbers in Swedish and English texts about this work. A plate that begins with
/// one of them is not told from such a text.
/// </summary>
internal static class ShortWords
{
    private const string Words =
        // Swedish words.
        "alm alp and ark arm art ask att bak bar bas bel ben bly bok bon bor box bro bry bud bur bus byn byt dag dal dam dan dar den der dem des det "
        + "dom don dop dra dra dog dok dom dos dra drar duk dun dur dyr ebb egg ekar eko eld elt eller elm emo end ens era ert ett fan far fas fat fax fel fem fet fog fot "
        + "fru fry fyr gap gas gav ger get ges gro gul gud gym gata hag hal ham han har hat hav hel hem hes hon hop hos hot hov hud hur hus hut hyr "
        + "jag jag jan jul jun juli jur kal kan kap kar kav kem ken kex kol kom kon kop kor kos kran kul kur kust kvar kut kyl "
        + "lag lam lan lar led len les lob lod log lok lov lur lus lut lya man mal mar mat maj med mej mek mel men mer mes mod mor mot mun mur mus myr "
        + "nam nar nar ner ned net nod noll nog nos not nom nor nov nya nyp nyss nyt "
        + "ode ofta oas och ohm okt ont oro ord ort oss otur par pap pas pax peh pen per pek pol pop por pub pro puh pur puts rad ram ras rar rak ren rep res rek rel "
        + "rod rom ror rot rov rum rus rut sak sal sam san sand sar sat sen ser sep sej sej set sex sju ska skog sko sky slag sms smo snok sol som son sot spa stk sug sur sus "
        + "syd syn tak tag tal tam tar tat tel tej tes tex tjo tom ton top tor tre trs tro tre trea tub tum tur tut tyg ult und uns upp utan ute ur uro uttr "
        + "ner nej nog ock oja rok tjej moj top ton yra yta yrk zon aug dec feb jan jun jul apr okt nov sep "
        // Abbreviations and English words.
        + "adm adr age all any ant app arb are art asp avd bet bro but ben ca cfr doc dok dnr dpt eur eds ekr eng est etc exp ext fax fas fbr fmr for frp fre gas get got grp gtr had has her "
        + "hrs jfr jms kap kbt kgs kmh kom kpg kpa kpl kpm kpn krg kst kub kur lan led lgh let lok lpo low ltr mar max may mdr met mhz mkr mkt mom mon mph mrs msb mtr "
        + "nat nbr net new not now num nmr obs off old one ord org our out own pct pgf ped per pkt pol ppm pos pre prc pro ref reg rel rep res rub run sec sek see sek sem set sfs sgr she six sms "
        + "soc sos spf ssp stf str sub sum tab tel ten the tom too top tot two tsd tjg txt ult und uno use usd ute utr was web who wed won yes you "
        + "bfs brf bup dos eba ecu eea efs ess eus fap fnl hbt jmf kbm kpi lan lpf lss lua lul mot nac nbf nja nrk ntu oas ocp okr opr pbl plo prd pub rps rar rms "
        + "kod pga fom mha ggr omg etg ung upp gen alt lab gps lek bad ang blad blad gata moms kub fot tjg klo mkt ock emk ruta kurs lapp mapp post kort bod hall ugn hed tjo lan osa psa ska dax krk mga rsk kla "
        + "sol sou spr ssk sss stu tcs tfl ufo una upf utb zoo atl bkr ctr dgr elc fou hsb kdn kfm khs kls kor kpr lbk ldr log lta mdl mgn mhs mrf ndr nyk pol rol sbk smo syn taf tek tkr trg ";

    private static readonly FrozenSet<string> All = Words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word.Length == 3).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByLetters = All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the three letters are such a word, in either case.</summary>
    public static bool Contains(ReadOnlySpan<char> letters) => ByLetters.Contains(letters);
}
